// Strings and brackets of a JSON text; a string before a colon is a key.
const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/**
 * Whether an object in a valid JSON text repeats a key, also by escapes. JSON readers disagree on which value
 * counts, so a signature check may have seen the other one.
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

// These values would not be stored as they were sent: half a surrogate pair is not UTF-8, D1 ends a text at a
// zero character, and `__proto__` is dropped silently.
const unkeepable = /(?<!\\)(?:\\\\)*\\u(?:d[89a-f]|0000)|"__proto__":/;

/**
 * Parses JSON from UTF-8 bytes. Undefined for invalid UTF-8, malformed JSON, a repeated key, and text that
 * cannot be stored unchanged. All JSON from outside is parsed here.
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
