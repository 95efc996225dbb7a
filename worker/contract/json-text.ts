// Whole strings and brackets of a JSON text; a string before a colon is a key.
const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/**
 * Whether an object in a valid JSON text names one key twice, however its letters are escaped. Readers of JSON disagree on
 * which of the two counts, so a signature or a check may have seen the other one.
 */
export const hasRepeatedKey = (text: string): boolean => {
  const open: Set<string>[] = [];
  for (const [token, quoted, colon] of text.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (quoted !== undefined && colon !== undefined) {
      const key: string = JSON.parse(quoted);
      if (open.at(-1)?.has(key)) return true;
      open.at(-1)?.add(key);
    }
  }
  return false;
};

// A half of a surrogate pair is no UTF-8, the database ends a text at a zero, and a key that means an object's
// prototype is dropped in silence: none comes back as it was sent.
const unkeepable = /(?<!\\)(?:\\\\)*\\u(?:d[89a-f]|0000)|"__proto__":/;

/**
 * JSON of UTF-8 bytes; undefined for invalid UTF-8, malformed JSON, a key that stands twice in an object, and text that
 * could not be stored as it is. The one reader of JSON that comes from outside.
 */
export const parseJsonBytes = (bytes: Uint8Array): unknown => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return hasRepeatedKey(text) || unkeepable.test(JSON.stringify(value)) ? undefined : value;
  } catch {
    return undefined;
  }
};
