import { fetchInTime } from '../api/client.ts';

/** Asks for a one-time link; true when the server took the request. */
export const requestSignInLink = async (email: string): Promise<boolean> => {
  try {
    const answer = await fetchInTime('/api/auth/sign-in/magic-link', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, callbackURL: '/', errorCallbackURL: '/sign-in' }),
    });
    return answer.ok;
  } catch {
    return false;
  }
};

/** Ends the session on the server; false when it lives on, for the server was not reached or failed. */
export const endSession = async (): Promise<boolean> => {
  try {
    const answer = await fetchInTime('/api/auth/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    return answer.ok;
  } catch {
    return false;
  }
};
