/** A failure on two lines: what is wrong, and what to do about it. */
export const fail = (what, fix) => console.error(`error: ${what}\nfix: ${fix}`);
