import { defineOperation } from '../operation.ts';
import { callRecordingParams } from '../schemas/recordings.ts';

const sound = { content_type: 'audio/wav', also: 'audio/mpeg' } as const;

export const recordingOperations = {
  getCallRecording: defineOperation({
    id: 'getCallRecording',
    method: 'get',
    path: '/api/v1/calls/{attempt_id}/recording',
    tag: 'Llamadas',
    summary: 'Entrega la grabación de una llamada',
    description:
      'Es una copia propia: el enlace de Retell muere a las 24 horas. Mientras se copia responde 404 y dice que se espere. Cada escucha queda en la auditoría.',
    capability: 'sistema.operaciones.llamadas.ver_grabaciones',
    params: callRecordingParams,
    headers: { Range: 'bytes=desde-hasta, para escuchar desde la mitad' },
    responses: {
      200: { description: 'La grabación', ...sound },
      206: { description: 'La parte pedida', ...sound },
    },
    errors: [404, 422],
  }),
};
