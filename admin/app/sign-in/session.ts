import { fetchInTime } from '../../api/client.ts';

const post = (path: string, body: unknown): Promise<Response> =>
  fetchInTime(`/api/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export type LinkRequestState = 'sent' | 'too-many' | 'failed';

/** Requests a one-time link; answers `sent` whether or not the address is known. */
export const requestSignInLink = async (email: string): Promise<LinkRequestState> => {
  try {
    const { ok, status } = await post('/sign-in/magic-link', { email });
    if (ok) return 'sent';
    return status === 429 ? 'too-many' : 'failed';
  } catch {
    return 'failed';
  }
};

export type LinkFollowed = 'signed-in' | 'spent' | 'failed';

/** Signs in with a link's token; `failed` when the server was not reached: the token is still valid. */
export const followSignInLink = async (token: string): Promise<LinkFollowed> => {
  try {
    const { ok, status } = await post('/magic-link/verify', { token });
    if (ok) return 'signed-in';
    return status === 410 || status === 422 ? 'spent' : 'failed';
  } catch {
    return 'failed';
  }
};

/** Ends the session on the server; false when the server was not reached or failed, so the session continues. */
export const endSession = async (): Promise<boolean> => {
  try {
    return (await post('/sign-out', {})).ok;
  } catch {
    return false;
  }
};
