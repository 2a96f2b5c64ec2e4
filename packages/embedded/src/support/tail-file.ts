import { open, readFile } from 'node:fs/promises';

/** The last `count` lines of a text file that are not empty; none when the file cannot be read. */
export const lastLines = async (file: string, count: number): Promise<string[]> => {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .slice(-count);
};

/** What was appended to a file since the last call. */
export const followFile = (file: string): (() => Promise<string>) => {
  let offset = 0;
  return async () => {
    const handle = await open(file, 'r').catch(() => undefined);
    if (!handle) return '';
    try {
      const { size } = await handle.stat();
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(size - offset), 0, size - offset, offset);
      offset += bytesRead;
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await handle.close();
    }
  };
};
