import { useId } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { saveDuties } from '../../api/shop/staff.ts';
import { dutiesQuery } from '../../api/today-queries.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Tick } from '../../ui/controls/tick.tsx';
import { SaveSign } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';

/** The duties of the shop’s trades, ticked for one person. Without duties nothing is shown. */
export function DutyRows({ staffId }: { readonly staffId: string }) {
  const { t, localize } = useTexts();
  const cache = useQueryClient();
  const id = useId();
  const { data: duties = [] } = useQuery(dutiesQuery);
  const { state, run } = useSave();
  if (duties.length === 0) return null;
  const own = duties.filter(({ keepers }) => keepers.some((person) => person.id === staffId));
  const save = async (key: string, isKept: boolean) => {
    const others = own.map((duty) => duty.key).filter((item) => item !== key);
    await run(() => saveDuties(staffId, isKept ? [...others, key] : others));
    await cache.invalidateQueries({ queryKey: dutiesQuery.queryKey });
  };
  return (
    <>
      <h3>
        {t('people.duties')} <SaveSign state={state} />
      </h3>
      {duties.map(({ key, label }) => (
        <p key={key}>
          <Tick
            id={`${id}${key}`}
            isChecked={own.some((duty) => duty.key === key)}
            onTick={(isKept) => save(key, isKept)}
          />{' '}
          <label htmlFor={`${id}${key}`}>{localize(label)}</label>
        </p>
      ))}
    </>
  );
}
