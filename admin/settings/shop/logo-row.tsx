import { patchLogo, type Settings } from '../../api/shop/settings.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { SettingRow } from '../rows/setting-row.tsx';
import { useSave } from '../rows/use-save.ts';
import styles from '../settings.module.css';
import { useSettingsWrite } from './use-settings-write.ts';

const dataUrlOf = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('not read')));
    reader.readAsDataURL(file);
  });

/** Beyond this a picture is not sent at all: the server would refuse the request before it looks at it. */
const sentBytesMax = 100 * 1024;

interface LogoRowProps {
  readonly settings: Settings;
  readonly isLocked: boolean;
}

/** The shop's logo: shown, chosen from a file, removed. */
export function LogoRow({ settings: { logo }, isLocked }: LogoRowProps) {
  const { t } = useTexts();
  const write = useSettingsWrite();
  const { state, run } = useSave();
  const save = (image: string | null) =>
    run(() => write('logo', (baseVersion) => patchLogo({ baseVersion, image })));
  const choose = async (file: File | undefined) => {
    // A picture that is too large is sent as none, which the server refuses with the reason.
    if (file) await save(file.size > sentBytesMax ? 'data:too-large' : await dataUrlOf(file));
  };
  return (
    <>
      <SettingRow label={t('settings.logo')} help={t('settings.logoHelp')} state={state}>
        <input
          type="file"
          accept="image/png,image/jpeg"
          disabled={isLocked}
          onChange={(event) => void choose(event.target.files?.[0])}
        />
      </SettingRow>
      {logo.image === null ? null : (
        <div className={styles['acts']}>
          <img className={styles['logo']} src={logo.image} alt={t('settings.logoNow')} />
          {isLocked ? null : <Button onClick={() => void save(null)}>{t('settings.logoRemove')}</Button>}
        </div>
      )}
    </>
  );
}
