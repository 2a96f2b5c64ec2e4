import helmet from 'helmet';
import type { RequestHandler } from 'express';

type Sources = readonly string[];

/** What a page of ours may load, all of it from this server. */
export interface PagePolicy {
  script: Sources;
  style: Sources;
  image?: Sources;
  font?: Sources;
  /** What `<base>` may point to. */
  base?: Sources;
}

const NONE: Sources = ["'none'"];
const SELF: Sources = ["'self'"];

const policy = (page: PagePolicy | null): Record<string, Sources> => ({
  'default-src': NONE,
  'base-uri': page?.base ?? NONE,
  'frame-ancestors': NONE,
  'object-src': NONE,
  'form-action': page ? SELF : NONE,
  ...(page && {
    'script-src': page.script,
    'style-src': page.style,
    'img-src': page.image ?? SELF,
    'font-src': page.font ?? SELF,
    'connect-src': SELF,
  }),
});

/**
 * Helmet's headers with a Content-Security-Policy that forbids everything (answers of the API are data) or, for a
 * page, allows what it needs. HSTS only where the public address is https.
 */
export const securityHeaders = (https: boolean, page: PagePolicy | null = null): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy(page) },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    strictTransportSecurity: https,
  });
