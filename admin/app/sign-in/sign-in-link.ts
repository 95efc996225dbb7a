/** What a sign-in link carries in its fragment. */
export interface SignInLink {
  readonly token: string;
  /** A path of this site to go to afterwards. */
  readonly next: string;
}

// One slash, and no second or backslash after it: a browser would take those for another host.
const ownPath = /^\/(?![/\\])/;

/** Reads the fragment of an address; null where it is no sign-in link. */
export const readSignInLink = (hash: string): SignInLink | null => {
  const read = new URLSearchParams(hash.replace(/^#/, ''));
  const token = read.get('token') ?? '';
  const next = read.get('next') ?? '/';
  return token === '' ? null : { token, next: ownPath.test(next) ? next : '/' };
};
