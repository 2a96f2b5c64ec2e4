/** One line of the report. */
export interface Row {
  label: string;
  text: string;
}

/** A heading and its rows, the labels padded to the longest of them. */
export const section = (heading: string, rows: Row[]): string => {
  const width = Math.max(...rows.map((row) => row.label.length));
  return [heading, ...rows.map((row) => `  ${row.label.padEnd(width)}  ${row.text}`)].join('\n');
};
