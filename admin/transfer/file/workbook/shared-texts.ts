import { walkXml, type Walk } from './markup.ts';

/** Characters that XML cannot contain are escaped as `_x0007_`; so is the underscore of a literal escape. */
const writtenSign = /_x([\da-f]{4})_/gi;

const withSigns = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(writtenSign, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;

/** Collects the text inside `<is>` or `<si>`: its runs, without phonetic hints. */
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

/** The shared texts of a workbook, by index. */
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
