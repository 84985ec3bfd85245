/** Reads the doors: inside Teams with a token of Teams, in a browser with the page's own session. */

const inTeams = document.documentElement.dataset.host === 'teams';
let ready;

/** Why something could not be read; `status` as HTTP has it, 0 without an answer, -1 without a token. */
export class Refused extends Error {
  constructor(status, title) {
    super(title);
    this.status = status;
  }
}

/** Takes the theme of Teams and follows it. Once. */
export function enter() {
  ready ??= inTeams ? enterTeams() : Promise.resolve();
  return ready;
}

async function enterTeams() {
  const { app } = window.microsoftTeams;
  await app.initialize();
  const paint = (theme) => { document.documentElement.dataset.theme = theme; document.dispatchEvent(new Event('theme')); };
  app.registerOnThemeChangeHandler(paint);
  paint((await app.getContext()).app.theme);
  app.notifySuccess();
}

async function token() {
  try {
    await enter();
    return await window.microsoftTeams.authentication.getAuthToken();
  } catch (reason) {
    console.warn('getAuthToken', reason);
    throw new Refused(-1, '');
  }
}

async function call(path, options = {}) {
  const headers = { Accept: 'application/json', ...options.headers };
  if (inTeams) headers.Authorization = `Bearer ${await token()}`;
  let answer;
  try {
    answer = await fetch(path, { ...options, headers, credentials: inTeams ? 'omit' : 'same-origin', cache: 'no-store' });
  } catch {
    throw new Refused(0, '');
  }
  if (answer.ok) return answer.json();
  if (answer.status === 401 && !inTeams) {
    // The session is over: the same address asks to sign in and comes back.
    location.reload();
    return new Promise(() => {});
  }
  const problem = await answer.json().catch(() => ({}));
  throw new Refused(answer.status, problem.title ?? '');
}

export const numbers = (unit) => call(`/api/dashboard/numbers?per=${unit}`);
export const cases = (search) => call('/api/dashboard/cases', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(search) });
export const caseOf = (caseId) => call(`/api/dashboard/cases/${encodeURIComponent(caseId)}`);
