import { useState, type ReactNode } from 'react';
import { nameOf, resolve, type OpenApi, type Schema } from './open-api.ts';
import { useLocalize } from './texts.ts';
import styles from './api-docs.module.css';

type Named = OpenApi['components']['schemas'];

interface SchemaViewProps {
  readonly schema: Schema;
  readonly named: Named;
}

const bounds: readonly (readonly [keyof Schema, string])[] = [
  ['minimum', '≥'],
  ['maximum', '≤'],
  ['minLength', 'length ≥'],
  ['maxLength', 'length ≤'],
  ['minItems', 'items ≥'],
  ['maxItems', 'items ≤'],
];

/** zod also writes JavaScript's integer limits into the document; those are no bounds of the schema. */
const isBound = (value: unknown): value is number =>
  typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER;

const limitsOf = (schema: Schema): readonly string[] =>
  bounds.flatMap(([key, sign]) => {
    const value = schema[key];
    return isBound(value) ? [`${sign} ${value}`] : [];
  });

/** A schema's kind in one line: `string (date)`, `"open" | "closed"`, `array of JobRow`. */
export const kindOf = (schema: Schema): string => {
  const named = nameOf(schema);
  if (named !== null) return named;
  const { type, enum: values, const: only, items, format } = schema;
  if (only !== undefined) return JSON.stringify(only);
  if (values !== undefined) return values.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return choices.map(kindOf).join(' | ');
  if (items !== undefined) return `array of ${kindOf(items)}`;
  const name = typeof type === 'string' ? type : (type ?? ['any']).join(' | ');
  return format === undefined ? name : `${name} (${format})`;
};

/** The nested schemas worth expanding: of an object's properties, an array's items, or the branches of a union. */
const partsOf = (schema: Schema, named: Named): readonly (readonly [string, Schema, boolean])[] => {
  const { properties, required = [], items, anyOf, oneOf } = resolve(schema, named);
  if (properties !== undefined)
    return Object.entries(properties).map(([name, part]) => [name, part, required.includes(name)]);
  if (items !== undefined) return partsOf(items, named);
  return (anyOf ?? oneOf ?? [])
    .filter((choice) => partsOf(choice, named).length > 0)
    .flatMap((choice) => partsOf(choice, named));
};

/** Renders its contents after it is first opened, because a job has hundreds of nested properties. */
function Fold({ label, children }: { readonly label: ReactNode; readonly children: () => ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{label}</summary>
      {isOpen ? children() : null}
    </details>
  );
}

function Part({ name, part, isRequired, named }: PartProps) {
  const localize = useLocalize();
  const label = (
    <>
      <code>{name}</code> <span lang="en">{kindOf(part)}</span>
      {isRequired ? <em> {localize('required')}</em> : null}
      {limitsOf(part).map((limit) => (
        <small key={limit} lang="en">
          {' '}
          {limit}
        </small>
      ))}
    </>
  );
  return (
    <li>
      {partsOf(part, named).length === 0 ? (
        label
      ) : (
        <Fold label={label}>{() => <SchemaView schema={part} named={named} />}</Fold>
      )}
    </li>
  );
}

interface PartProps {
  readonly name: string;
  readonly part: Schema;
  readonly isRequired: boolean;
  readonly named: Named;
}

/** A schema as a list of its properties, each with its type and bounds. */
export function SchemaView({ schema, named }: SchemaViewProps) {
  // Two branches of a union may have the same property.
  const parts = new Map(
    partsOf(schema, named).map((part) => [`${part[0]} ${kindOf(part[1])}`, part] as const),
  );
  if (parts.size === 0) return <p lang="en">{kindOf(schema)}</p>;
  return (
    <ul className={styles['parts']}>
      {[...parts].map(([key, [name, part, isRequired]]) => (
        <Part key={key} name={name} part={part} isRequired={isRequired} named={named} />
      ))}
    </ul>
  );
}
