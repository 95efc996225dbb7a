/** The contents of a sign-in link's fragment. */
export interface SignInLink {
  readonly token: string;
  /** The path on this site to open after signing in. */
  readonly next: string;
}

// One slash, not followed by a slash or backslash, which browsers would read as the start of another host.
const ownPath = /^\/(?![/\\])/;

/** Parses the fragment of an address; null when it is no sign-in link. */
export const readSignInLink = (hash: string): SignInLink | null => {
  const read = new URLSearchParams(hash.replace(/^#/, ''));
  const token = read.get('token') ?? '';
  const next = read.get('next') ?? '/';
  return token === '' ? null : { token, next: ownPath.test(next) ? next : '/' };
};
