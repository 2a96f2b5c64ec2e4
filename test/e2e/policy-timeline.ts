/** What a client asked for and when: it holds for certain from `answered`, and at the earliest from `asked`. */
export interface Version<T> {
  value: T;
  /** Virtual epoch milliseconds. */
  asked: number;
  answered: number;
}

/** The values that one setting had in the course of a run, oldest first. */
export interface Timeline<T> {
  /** Changes the setting by `act`; the change holds from the answer on, and never held when that is false. */
  set(value: T, act: () => Promise<boolean>): Promise<void>;
  /** Every value that may have been in force at some instant of `[from, to]`. */
  during(from: number, to: number): T[];
  now(): T;
}

/** A setting that starts as `first`. `clock` gives virtual milliseconds. */
export const timeline = <T>(first: T, clock: () => number): Timeline<T> => {
  const versions: Version<T>[] = [{ value: first, asked: -Infinity, answered: -Infinity }];
  return {
    async set(value, act) {
      const version = { value, asked: clock(), answered: Infinity };
      versions.push(version);
      if (await act()) version.answered = clock();
      else versions.splice(versions.indexOf(version), 1);
    },
    during: (from, to) =>
      versions
        .filter(({ asked }, n) => asked <= to && (versions[n + 1]?.answered ?? Infinity) >= from)
        .map(({ value }) => value),
    now: () => (versions.at(-1) as Version<T>).value,
  };
};
