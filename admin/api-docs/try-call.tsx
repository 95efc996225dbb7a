import { useId, useRef, useState, type FormEvent, type RefObject } from 'react';
import type { Locale } from '#domain/texts/text';
import { Button } from '../ui/controls/button.tsx';
import { Field } from '../ui/controls/field.tsx';
import { exampleOf, type OpenApi, type Operation, type Parameter } from './open-api.ts';
import { kindOf } from './schema-view.tsx';
import { addressOf, sendCall, type CallAnswer, type CallInput } from './send-call.ts';
import { useLocalize } from './texts.ts';
import styles from './api-docs.module.css';

interface TryCallProps {
  readonly operation: Operation;
  readonly named: OpenApi['components']['schemas'];
  readonly locale: Locale;
}

const firstBody = ({ body }: Operation, named: TryCallProps['named']): string =>
  body === null ? '' : JSON.stringify(exampleOf(body, named), null, 2);

/**
 * A form for a route's parameters and body, with the answer to its call. A call that writes is confirmed
 * before it is sent.
 */
export function TryCall({ operation, named, locale }: TryCallProps) {
  const localize = useLocalize();
  const question = useRef<HTMLDialogElement>(null);
  const [input, setInput] = useState<CallInput>(() => ({
    parameters: {},
    body: firstBody(operation, named),
  }));
  const [answer, setAnswer] = useState<CallAnswer | 'sending' | null>(null);
  const send = async () => {
    setAnswer('sending');
    setAnswer(await sendCall(operation, input, locale));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (operation.method === 'get') void send();
    else question.current?.showModal();
  };
  return (
    <>
      <form className={styles['form']} onSubmit={submit}>
        {operation.parameters.map((parameter) => (
          <ParameterField
            key={parameter.name}
            parameter={parameter}
            value={input.parameters[parameter.name] ?? ''}
            onChange={(value) =>
              setInput({ ...input, parameters: { ...input.parameters, [parameter.name]: value } })
            }
          />
        ))}
        {operation.body === null ? null : (
          <Field label={localize('body')}>
            <textarea
              rows={Math.min(input.body.split('\n').length + 1, 16)}
              spellCheck={false}
              value={input.body}
              onChange={(event) => setInput({ ...input, body: event.target.value })}
            />
          </Field>
        )}
        <Button type="submit" look="primary" isBusy={answer === 'sending'}>
          {localize('send')}
        </Button>
      </form>
      <Question
        dialog={question}
        call={`${operation.method.toUpperCase()} ${addressOf(operation, input)}`}
        onSend={() => void send()}
      />
      <Answered answer={answer} />
    </>
  );
}

interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ParameterField({ parameter, value, onChange }: ParameterFieldProps) {
  const { name, required, schema } = parameter;
  const change = (event: { readonly target: { readonly value: string } }) => onChange(event.target.value);
  return (
    <Field label={name} hint={`${parameter.in}: ${kindOf(schema)}`}>
      {schema.enum === undefined ? (
        <input type="text" required={required} autoComplete="off" value={value} onChange={change} />
      ) : (
        <select required={required} value={value} onChange={change}>
          <option value="" />
          {schema.enum.map((choice) => (
            <option key={String(choice)}>{String(choice)}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface QuestionProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly call: string;
  readonly onSend: () => void;
}

function Question({ dialog, call, onSend }: QuestionProps) {
  const localize = useLocalize();
  const id = useId();
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} className={styles['question']} aria-labelledby={id}>
      <h3 id={id}>{localize('ask')}</h3>
      <p>{localize('asks', { call })}</p>
      <div className={styles['choices']}>
        <Button onClick={close}>{localize('cancel')}</Button>
        <Button
          look="danger"
          onClick={() => {
            close();
            onSend();
          }}
        >
          {localize('sendIt')}
        </Button>
      </div>
    </dialog>
  );
}

function Answered({ answer }: { readonly answer: CallAnswer | 'sending' | null }) {
  const localize = useLocalize();
  const isHere = answer !== null && answer !== 'sending';
  const words = (): string => {
    if (answer === null) return '';
    if (answer === 'sending') return localize('sending');
    if (answer.status === 0) return localize('unreached');
    return localize('answered', { status: `${answer.status} ${answer.reason}`.trim(), ms: answer.ms });
  };
  return (
    <>
      <p role="status" className={styles['status']}>
        {words()}
      </p>
      {isHere && answer.status !== 0 ? (
        <pre className={styles['answer']} tabIndex={0} role="region" aria-label={localize('answer')}>
          {answer.text === '' ? localize('empty') : answer.text}
        </pre>
      ) : null}
    </>
  );
}
