import { startFaultServer, type FaultServerOptions, type OwnServer } from './fault-server.ts';

/** A MongoDB (or what stands in for it) of the harness's own, behind a proxy. */
export const startFaultMongodb = (options: FaultServerOptions): Promise<OwnServer> =>
  startFaultServer('mongodb', options);
