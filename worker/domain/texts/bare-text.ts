/** White space and invisible characters: zero width, direction marks, soft hyphens, the byte order mark. */
const unseen = /[\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Trims invisible characters, which other programs put around values. */
export const bareText = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && unseen.test(text.charAt(from))) from += 1;
  while (to > from && unseen.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
};
