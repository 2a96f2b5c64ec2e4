const NUL = Buffer.from([0]);

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};
const element = (type: number, name: string, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type]), Buffer.from(name), NUL, value]);
const text = (value: string): Buffer =>
  Buffer.concat([int32(Buffer.byteLength(value) + 1), Buffer.from(value), NUL]);
const documentOf = (elements: Buffer[]): Buffer => {
  const body = Buffer.concat([...elements, NUL]);
  return Buffer.concat([int32(body.length + 4), body]);
};

/** The BSON of a failed command: `{ok: 0, code, codeName, errmsg, errorLabels}`. */
export const errorReply = (code: number, code_name: string, message: string, labels: string[]): Buffer =>
  documentOf([
    element(0x01, 'ok', Buffer.alloc(8)),
    element(0x10, 'code', int32(code)),
    element(0x02, 'codeName', text(code_name)),
    element(0x02, 'errmsg', text(message)),
    element(0x04, 'errorLabels', documentOf(labels.map((label, n) => element(0x02, String(n), text(label))))),
  ]);
