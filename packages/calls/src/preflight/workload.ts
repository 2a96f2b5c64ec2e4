/**
 * People left to call by the attempts that they have left: `people[0]` have one, `people[1]` two, and so on. Parts of
 * a person occur where a sample stands for all.
 */
export interface Workload {
  people: readonly number[];
}

/** The workload of people with these attempts left, each standing for `weight` people. Who has none is left out. */
export const workloadOf = (attempts_left: readonly number[], weight = 1): Workload => {
  const longest = Math.max(0, ...attempts_left);
  const people = Array.from({ length: longest }, () => 0);
  for (const left of attempts_left) if (left >= 1) people[left - 1] = (people[left - 1] ?? 0) + weight;
  return { people };
};

/** How many people there are. */
export const headCount = ({ people }: Workload): number => people.reduce((sum, count) => sum + count, 0);

/** Rounds of less than this are nobody. */
const NOBODY = 0.5;

/**
 * The calls of each round when a call succeeds with `success_share`: whoever it does not reach is called again while
 * attempts are left.
 */
export const roundsOf = ({ people }: Workload, success_share: number): number[] => {
  const rounds = people.map(
    (_, round) =>
      people.slice(round).reduce((sum, count) => sum + count, 0) * Math.pow(1 - success_share, round),
  );
  return rounds.filter((calls, round) => round === 0 || calls >= NOBODY);
};

/** How many calls that makes. */
export const callCount = ({ people }: Workload, success_share: number): number => {
  let calls = 0;
  let still_there = 1;
  for (const round of people.keys()) {
    calls += still_there * people.slice(round).reduce((sum, count) => sum + count, 0);
    still_there *= 1 - success_share;
  }
  return calls;
};
