import type { Response } from 'express';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that stays text inside of HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** A small page in Spanish. `head` and `body` are HTML already; scripts and styles are files of ours, never inline. */
export const htmlPage = (title: string, head: string, body: string): string => `<!doctype html>
<html lang="es-CL">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Timbre</title>
${head}
</head>
<body>
${body}
</body>
</html>
`;

/** Sends a text of ours as a page, script or style sheet that no cache keeps. */
export const sendText = (
  response: Response,
  type: 'html' | 'js' | 'css',
  text: string,
  status = 200,
): void => {
  response.setHeader('Cache-Control', 'no-store');
  response.status(status).type(type).send(text);
};
