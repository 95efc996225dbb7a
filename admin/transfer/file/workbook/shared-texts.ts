import { walkXml, type Walk } from './markup.ts';

/** Signs that XML has no place for are written by their numbers, and the writing itself by that of its first sign. */
const writtenSign = /_x([\da-f]{4})_/gi;

const withSigns = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(writtenSign, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Collects the text of what stands inside `<is>` or `<si>`: its runs, without the hints on how it is read aloud. */
export const textCollector = (): Required<Walk> & { readonly take: () => string } => {
  let text = '';
  let isInText = false;
  let isAloud = false;
  return {
    open: (name) => {
      if (name === 'rPh') isAloud = true;
      if (name === 't') isInText = !isAloud;
    },
    close: (name) => {
      if (name === 'rPh') isAloud = false;
      if (name === 't') isInText = false;
    },
    text: (more) => {
      if (isInText) text += more;
    },
    take: () => {
      const whole = withSigns(text);
      text = '';
      return whole;
    },
  };
};

/** The texts that a workbook's cells share, by their places. */
export const sharedTextsIn = (xml: string): readonly string[] => {
  const texts: string[] = [];
  const collector = textCollector();
  walkXml(xml || '<none/>', {
    ...collector,
    close: (name) => {
      collector.close(name);
      if (name === 'si') texts.push(collector.take());
    },
  });
  return texts;
};
