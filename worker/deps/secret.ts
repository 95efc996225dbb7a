const secretBytes = 32;

/** A new secret that nobody can guess: 32 random bytes, base64url, 43 characters. */
export const newSecret = (): string =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(secretBytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
