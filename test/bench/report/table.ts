/** A number as a table shows it: whole above a hundred, else three figures. */
export const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** Rows under a head, in columns as wide as their longest cell; the first column to the left, the others to the right. */
export const table = (head: string[], rows: (string | number)[][]): string => {
  const cells = [
    head,
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? short(cell) : cell))),
  ];
  const widths = head.map((_, n) => Math.max(...cells.map((row) => (row[n] ?? '').length)));
  const line = (row: string[]): string =>
    row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ');
  return [
    line(cells[0]!),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...cells.slice(1).map(line),
  ].join('\n');
};
