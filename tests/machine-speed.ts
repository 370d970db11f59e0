/**
 * How slow this machine is now. Limits in milliseconds of CPU time are those of the machine on which the tables of the
 * README were first measured (pagedjs-cli took 1.90 s for a page with seven photos there); hosts that carry others too
 * have been seen at half of its speed for hours, with every program twice as slow.
 */

/** ms of CPU time: the yardstick took 36 to 43 ms when pagedjs-cli took 3.74 s for that page. */
const reference = 20;

/** A fixed piece of what the program does most: objects, strings, sorting. Returns ms of this thread's CPU time. */
function yardstick(): number {
  const before = process.threadCpuUsage();
  let sum = 0;
  for (let round = 0; round < 6; round++) {
    const rows = Array.from({ length: 4000 }, (_, at) => ({
      at,
      text: `第${(at * 7919) % 4001}行`,
      parts: [at, round],
    }));
    const copy = JSON.parse(JSON.stringify(rows)) as typeof rows;
    copy.sort((a, b) => (a.text < b.text ? -1 : 1));
    sum += copy.map(({ text }) => text.replace(/\d+/u, (digits) => String(Number(digits) + 1))).join('').length;
  }
  if (sum < 0) throw new Error('the yardstick measured nothing');
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** 1 on the machine of the limits or a faster one, 2 where all takes twice as long. */
export function slowness(): number {
  const times = Array.from({ length: 7 }, yardstick);
  return Math.max(1, Math.min(...times) / reference);
}
