import { Router, type NextFunction, type Request, type Response } from 'express';
import { CSRF_HEADER } from '../http/authenticate.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { htmlPage, sendText } from './html.ts';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{display:grid;place-items:center;min-height:100vh;margin:0;background:Canvas;color:CanvasText}
form{display:grid;gap:.75rem;width:min(20rem,90vw)}
h1{font-size:1.25rem;margin:0}
label{display:grid;gap:.25rem}
input,button{font:inherit;padding:.5rem;border:1px solid GrayText;border-radius:.25rem}
button{cursor:pointer}
[role=alert]{min-height:1.5em;margin:0;color:#b3261e}
@media (prefers-color-scheme:dark){[role=alert]{color:#f2b8b5}}
`;

const SCRIPT = `const form = document.querySelector('form');
const alert = document.querySelector('[role=alert]');
const wanted = new URLSearchParams(location.search).get('next') ?? (location.pathname === '/login' ? '/docs' : location.href);
const next = new URL(wanted, location.origin);
const go = () => {
  if (next.href === location.href) location.reload();
  else location.replace(next.origin === location.origin ? next : '/docs');
};
const post = (path, body) =>
  fetch('/api/v1/auth/' + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', '${CSRF_HEADER}': '1' },
    body: JSON.stringify(body),
  });
// The access token of a page lasts 15 minutes: whoever is still signed in goes on without typing anything.
post('refresh', {}).then((answer) => answer.ok && go()).catch(() => undefined);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  alert.textContent = '';
  const { email, password } = Object.fromEntries(new FormData(form));
  try {
    const answer = await post('login', { email, password });
    if (answer.ok) go();
    else alert.textContent = (await answer.json()).detail;
  } catch {
    alert.textContent = 'No hay conexión con el servidor';
  }
});
`;

const PAGE = htmlPage(
  'Entrar',
  '<link rel="stylesheet" href="/login/style.css">\n<script type="module" src="/login/script.js"></script>',
  `<form method="post" action="/login">
<h1>Timbre</h1>
<label>Correo <input name="email" type="email" autocomplete="username" required autofocus></label>
<label>Clave <input name="password" type="password" autocomplete="current-password" required></label>
<p role="alert"></p>
<button>Entrar</button>
</form>`,
);

/**
 * Shows the sign-in form, also in the place of another page: after signing in, the browser comes back to the same
 * address. The form brings its own policy, because the page that it stands for may forbid its script.
 */
export const sendSignIn = (https: boolean, status: number) => {
  const headers = securityHeaders(https, { script: ["'self'"], style: ["'self'"] });
  return (request: Request, response: Response, next: NextFunction): void => {
    headers(request, response, (error?: unknown) => {
      if (error === undefined) sendText(response, 'html', PAGE, status);
      else next(error);
    });
  };
};

/** The plain page where people sign in: it works without the dashboard. */
export const signInPage = (https: boolean): Router => {
  const router = Router();
  router.get('/', sendSignIn(https, 200));
  router.get('/style.css', (_request, response) => sendText(response, 'css', STYLE));
  router.get('/script.js', (_request, response) => sendText(response, 'js', SCRIPT));
  return router;
};
