/** An answer of the API that a client did not hope for. */
export class ApiRefusal extends Error {
  readonly status: number;
  constructor(status: number, detail: string) {
    super(detail);
    this.name = 'ApiRefusal';
    this.status = status;
  }
}

/** A client like any other: it knows a base address and a key. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  upload<T>(
    path: string,
    file: { name: string; content: Uint8Array },
    fields: Record<string, string>,
  ): Promise<T>;
}

/** A client of the API at `base_url`. Every answer but 2xx is an {@link ApiRefusal} with its `detail`. */
export const apiClient = (base_url: string, credential: string | null): ApiClient => {
  const send = async <T>(path: string, init: RequestInit): Promise<T> => {
    const headers = new Headers(init.headers);
    if (credential !== null) headers.set('authorization', `Bearer ${credential}`);
    const response = await fetch(`${base_url}${path}`, { ...init, headers });
    const body = (await response.json()) as T & { detail?: string };
    if (!response.ok) throw new ApiRefusal(response.status, body.detail ?? response.statusText);
    return body;
  };
  return {
    get: (path) => send(path, {}),
    post: (path, body) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    upload: (path, file, fields) => {
      const form = new FormData();
      form.set('file', new Blob([Buffer.from(file.content)]), file.name);
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return send(path, { method: 'POST', body: form });
    },
  };
};
