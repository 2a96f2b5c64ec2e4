import { fileURLToPath } from 'node:url';
import { openApiDocument } from '@timbre/contracts';
import { ERROR_CODES } from '@timbre/kernel';
import express, { Router } from 'express';
import { CSRF_HEADER } from '../http/authenticate.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { escapeHtml, htmlPage, sendText } from './html.ts';

const POLICY = { script: ["'self'"], style: ["'self'"], image: ["'self'", 'data:'] };
const SERVED = new Set(['/swagger-ui.css', '/swagger-ui-bundle.js', '/favicon-32x32.png']);

const ICON = '<link rel="icon" href="/docs/favicon-32x32.png">';

const SCRIPT = `window.ui = SwaggerUIBundle({
  url: '/docs/openapi.json',
  dom_id: '#ui',
  deepLinking: true,
  displayRequestDuration: true,
  requestInterceptor: (request) => {
    request.headers['${CSRF_HEADER}'] = '1';
    return request;
  },
});
`;

const PAGE = htmlPage(
  'API',
  `${ICON}
<link rel="stylesheet" href="/docs/swagger-ui.css">
<script defer src="/docs/swagger-ui-bundle.js"></script>
<script defer src="/docs/script.js"></script>`,
  '<div id="ui"></div>',
);

const ERRORS_STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:46rem;margin:0 auto;padding:1.5rem 1rem;background:Canvas;color:CanvasText}
h1{font-size:1.5rem}
table{width:100%;border-collapse:collapse}
th,td{padding:.5rem;text-align:left;vertical-align:top;border-bottom:1px solid GrayText}
th:nth-child(2),td:nth-child(2){text-align:right}
tr:target{outline:2px solid LinkText}
`;

const ERRORS_PAGE = htmlPage(
  'Errores',
  `${ICON}
<link rel="stylesheet" href="/docs/errores.css">`,
  `<p><a href="/docs">Documentación de la API</a></p>
<h1>Códigos de error</h1>
<p>Cada rechazo trae <code>code</code>, <code>detail</code> (una frase) y <code>request_id</code>; los datos inválidos,
además, <code>errors</code> con todas las fallas a la vez.</p>
<table>
<thead><tr><th scope="col"><code>code</code></th><th scope="col">HTTP</th><th scope="col">Título</th></tr></thead>
<tbody>
${Object.entries(ERROR_CODES)
  .map(
    ([code, { status, title }]) =>
      `<tr id="${code}"><td><code>${code.replaceAll('_', '_<wbr>')}</code></td><td>${status}</td><td>${escapeHtml(title)}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table>`,
);

/** Swagger UI from our own disk, the document that it shows, and the page about error codes. */
export const docsPages = (https: boolean): Router => {
  const router = Router();
  const document = JSON.stringify(openApiDocument());
  const files = express.static(
    fileURLToPath(new URL('.', import.meta.resolve('swagger-ui-dist/package.json'))),
    {
      index: false,
      maxAge: '1d',
    },
  );
  router.use(securityHeaders(https, POLICY));
  router.get('/', (_request, response) => sendText(response, 'html', PAGE));
  router.get('/errores', (_request, response) => sendText(response, 'html', ERRORS_PAGE));
  router.get('/errores.css', (_request, response) => sendText(response, 'css', ERRORS_STYLE));
  router.get('/script.js', (_request, response) => sendText(response, 'js', SCRIPT));
  router.get('/openapi.json', (_request, response) => void response.type('json').send(document));
  router.use((request, response, next) =>
    SERVED.has(request.path) ? files(request, response, next) : next(),
  );
  return router;
};
