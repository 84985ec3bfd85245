import { get, post } from './api.js';

let ahead = 0;

const take = (answer) => { ahead = new Date(answer.now).getTime() - Date.now(); };

/** The rehearsal's time in milliseconds since 1970: the computer's, moved forward. */
export const now = () => Date.now() + ahead;

export async function readClock() { take(await get('/_tenant/clock')); }

/** @param move `{minutes}` or `{to}`; only forward. */
export async function moveClock(move) { take(await post('/_tenant/clock', move)); }

const WIB = 7 * 3_600_000;

/** The next day at this time of day in WIB, as ISO text. */
export function tomorrowAt(hour, minute) {
  const local = new Date(now() + WIB);
  return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() + 1, hour, minute) - WIB).toISOString();
}
