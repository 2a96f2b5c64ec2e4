/** Runs at most `places` of the tasks given to the returned function at once; the rest wait in order of arrival. */
export const takeTurns = (places: number): (<T>(task: () => Promise<T>) => Promise<T>) => {
  let free = places;
  const waiting: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
};
