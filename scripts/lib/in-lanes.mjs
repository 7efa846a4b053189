/**
 * Runs jobs in their order, at most `lanes` at a time. Settles when all are done.
 * @template T
 * @param {readonly T[]} jobs
 * @param {number} lanes
 * @param {(job: T) => Promise<void>} work
 */
export async function inLanes(jobs, lanes, work) {
  const left = [...jobs];
  const lane = async () => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) await work(job);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
