/** Whether a Retell address is this machine, where nothing but the simulator can answer (decisions.md §2.6). */
export const isLoopback = (base_url: string | undefined): boolean =>
  base_url !== undefined &&
  URL.canParse(base_url) &&
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(new URL(base_url).hostname);
