// Generated from the OpenAPI document: npm run openapi. Not to be edited.

export interface paths {
  '/': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Saluda y dice la versión */
    get: operations['getHome'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dice si la base de datos responde */
    get: operations['getHealth'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dice que el proceso vive */
    get: operations['getLive'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dice si puede atender: MongoDB y Redis */
    get: operations['getReady'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/webhooks/retell/{workspace_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Recibe los avisos firmados de Retell */
    post: operations['receiveRetellWebhook'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/login': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Abre una sesión
     * @description El token de acceso dura 15 minutos, en una cookie o como Bearer; refresh_token da el par siguiente durante 7 días. Diez intentos por correo y dirección en 15 minutos.
     */
    post: operations['login'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/refresh': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cambia el token de refresco por el par siguiente
     * @description Cada token de refresco sirve una vez. Si vuelve a aparecer pasados 10 segundos, alguien lo copió: la sesión entera termina.
     */
    post: operations['refreshSession'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cambia la clave propia y cierra las demás sesiones
     * @description Responde la sesión con que se sigue.
     */
    post: operations['changePassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/logout': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Cierra la sesión, también su token de refresco */
    post: operations['logout'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/auth/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Dice quién es la credencial y qué puede hacer */
    get: operations['getMe'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista las llaves de una cuenta o de la plataforma */
    get: operations['listApiKeys'];
    put?: never;
    /** Crea una API key; se muestra una sola vez */
    post: operations['createApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{key_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Revoca una llave para siempre */
    delete: operations['revokeApiKey'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/api-keys/{key_id}/rotate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reemplaza una llave por otra igual; la anterior sirve un tiempo más */
    post: operations['rotateApiKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista las personas de una cuenta o de la plataforma, la más nueva primero */
    get: operations['listUsers'];
    put?: never;
    /**
     * Crea a una persona que entra con correo y clave
     * @description Nadie da un grupo con permisos que no tiene: 403. Un correo en uso: 409.
     */
    post: operations['createUser'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{user_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra a una persona */
    get: operations['getUser'];
    put?: never;
    post?: never;
    /**
     * Elimina a una persona y libera su correo
     * @description Lo que hizo queda en la auditoría, con su id. Repetirlo responde 404.
     */
    delete: operations['deleteUser'];
    options?: never;
    head?: never;
    /** Cambia el nombre de una persona */
    patch: operations['patchUser'];
    trace?: never;
  };
  '/api/v1/users/{user_id}/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Suspende a una persona y cierra sus sesiones en el acto */
    put: operations['suspendUser'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{user_id}/activate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Deja entrar de nuevo a una persona suspendida */
    put: operations['activateUser'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{user_id}/password': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Da otra clave a una persona y cierra sus sesiones */
    post: operations['resetUserPassword'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{user_id}/groups': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra los grupos y excepciones de una persona, y lo que puede hacer con ellos */
    get: operations['getUserGroups'];
    /** Pone a una persona en estos grupos y en ningún otro */
    put: operations['setUserGroups'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{user_id}/exceptions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Da o quita una capacidad a una persona, a pesar de sus grupos */
    post: operations['grantUserException'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/users/{user_id}/exceptions/{exception_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Quita una excepción */
    delete: operations['removeUserException'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/permissions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra las capacidades, los grupos y los alcances de llaves que existen */
    get: operations['listPermissions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/audit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lista lo que se hizo y quién lo hizo, lo más nuevo primero
     * @description Cambios (user.created, api_key.revoked, …) y accesos: ACCESO_DENEGADO siempre, ACCESO_PERMITIDO para capacidades de sensibilidad alta o crítica.
     */
    get: operations['listAudit'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lista cuentas, la más nueva primero
     * @description La credencial de una cuenta solo ve la suya.
     */
    get: operations['listAccounts'];
    put?: never;
    /**
     * Crea una cuenta
     * @description initial_minutes e initial_credits se registran como recargas.
     */
    post: operations['createAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra una cuenta */
    get: operations['getAccount'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    /** Cambia una cuenta */
    patch: operations['patchAccount'];
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/suspend': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Suspende una cuenta: no se inician más llamadas */
    put: operations['suspendAccount'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/activate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Activa una cuenta */
    put: operations['activateAccount'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/batches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista los lotes de una cuenta, el más nuevo primero */
    get: operations['listAccountBatches'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/balance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra el saldo según el plan */
    get: operations['getBalance'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/topup': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Recarga minutos, créditos o ambos
     * @description Los lotes que se pausaron por falta de saldo se reanudan.
     */
    post: operations['topUpAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra el uso de hoy y los límites */
    get: operations['getAccountStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/last-call-settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Muestra la configuración de llamadas más reciente
     * @description Sin lotes con configuración responde success: false y call_settings: null.
     */
    get: operations['getLastCallSettings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/transactions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista los movimientos del saldo, el más nuevo primero */
    get: operations['listTransactions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/accounts/{account_id}/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra cuenta, saldo, lotes y dinero en una página */
    get: operations['getAccountSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista lotes, el más nuevo primero */
    get: operations['listBatches'];
    put?: never;
    /**
     * Crea un lote sin contactos
     * @description warnings dice qué quita la política de contacto a call_settings. También se acepta batch_name por name.
     */
    post: operations['createBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra un lote */
    get: operations['getBatch'];
    put?: never;
    post?: never;
    /**
     * Elimina un lote
     * @description Sus jobs en espera se cancelan. Las llamadas hechas y los cobros quedan.
     */
    delete: operations['deleteBatch'];
    options?: never;
    head?: never;
    /** Cambia un lote: nombre, prioridad, horario, pausa */
    patch: operations['patchBatch'];
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Muestra el avance, para consultarlo cada pocos segundos
     * @description Envíe If-None-Match con el último ETag: 304 sin cuerpo mientras nada cambie.
     */
    get: operations['getBatchStatus'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Resume un lote, con sus llamadas por hora */
    get: operations['getBatchSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista las personas de un lote */
    get: operations['listBatchJobs'];
    put?: never;
    /**
     * Agrega personas a un lote
     * @description Con las reglas de los archivos. Enviar dos veces a la misma persona no cambia nada. Reabre un lote terminado.
     */
    post: operations['addBatchJobs'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/pause': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Pausa un lote
     * @description Después de esta respuesta no empieza ninguna llamada del lote, salvo las in_flight ya enviadas.
     */
    put: operations['pauseBatch'];
    /**
     * Pausa un lote
     * @description Después de esta respuesta no empieza ninguna llamada del lote, salvo las in_flight ya enviadas.
     */
    post: operations['postPauseBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/resume': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Reanuda un lote
     * @description Las personas suspendidas por falta de saldo vuelven a la espera.
     */
    put: operations['resumeBatch'];
    /**
     * Reanuda un lote
     * @description Las personas suspendidas por falta de saldo vuelven a la espera.
     */
    post: operations['postResumeBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Cancela un lote para siempre
     * @description reason va en la consulta o en el cuerpo. Las llamadas en curso terminan y se cobran.
     */
    post: operations['cancelBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Muestra quién cambió qué en un lote, lo más nuevo primero
     * @description Creación, cambios, pausas (también las automáticas), reanudaciones, cancelación con los jobs por estado en ese instante, término, y los jobs reintentados o cancelados uno a uno.
     */
    get: operations['listBatchHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dashboard/stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Muestra la cuenta con su saldo y sus jobs por estado
     * @description La plataforma, sin account_id, recibe system y los jobs de toda la instalación.
     */
    get: operations['getDashboardStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/dashboard/overview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Muestra lo principal en una respuesta, para consultarlo cada pocos segundos
     * @description Sus cifras tienen a lo más 30 segundos. Envíe If-None-Match con el último ETag: 304 mientras nada cambie.
     */
    get: operations['getDashboardOverview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calls/history': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lista las llamadas terminadas, la más nueva primero
     * @description Una por llamada, no por persona. Sin batch_id, todas las de la cuenta; la plataforma nombra una de las dos.
     */
    get: operations['listCallHistory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calls/{attempt_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra una llamada: intento, resultado, cobro y conversación */
    get: operations['getCall'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Avisa lo que pasa en la cuenta mientras pasa (server-sent events)
     * @description Eventos job_status_update, call_completed, batch_progress y message, con ids y cifras, sin datos de personas. ready: desde aquí en vivo. resync: pudo perderse algo, consulte de nuevo. Un comentario cada 15 segundos; termina cuando vence la credencial. Sin eventos todo se puede consultar igual.
     */
    get: operations['streamEvents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/invalidate-cache': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hace olvidar la configuración del lote que guardan los procesos
     * @description No hace falta después de un cambio: cada cambio rige de inmediato por sí solo.
     */
    post: operations['invalidateBatchCache'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/excel/create': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Crea un lote desde un Excel o CSV
     * @description Hasta 10 MB y 50.000 filas, encabezados en la primera fila. Se rechazan filas, no el archivo, salvo con strict. Espera hasta 20 s a que termine la lectura; después responde 202 y se sigue en /api/v1/imports/{import_id}.
     */
    post: operations['importBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports/{import_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra el avance y el resultado de una importación */
    get: operations['getImport'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/imports/{import_id}/errors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Informa fila por fila lo que no se cargó, o lo entrega en Excel para corregirlo
     * @description Se guarda 24 horas desde la lectura; después quedan las primeras 1.000 de cada lista. El Excel trae las filas rechazadas completas y sin ocultar, con Motivo y Sugerencia: pide el permiso de crear lotes y queda en la auditoría. Corregido, se sube tal cual.
     */
    get: operations['listImportErrors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/excel/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Muestra qué resultaría de un Excel o CSV, sin cargarlo
     * @description Cifras, columnas detectadas con lo que alimentan, muestra de filas, fallas y duplicados. Lee el formulario de la carga: lo que aquí resulta, resulta allá. Se guarda una hora.
     */
    post: operations['previewImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/import-previews/{preview_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra una vista previa que no alcanzó a responder */
    get: operations['getImportPreview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/upload': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Agrega a un lote las personas de un CSV o Excel
     * @description Con las reglas y el caso de uso de la carga que hizo el lote. Sirve para subir corregidas las filas rechazadas. Quien ya está en el lote se informa y no se repite. Reabre un lote terminado.
     */
    post: operations['uploadToBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/use-cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista los casos de uso, con lo que cada uno pide y lo que dice su agente */
    get: operations['listUseCases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/chile/{use_case}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Crea un lote de un caso de uso en Chile
     * @description Como la carga de un Excel, con el propósito, las columnas y los valores del caso: debt_collection, marketing, survey o user_experience. Fuera de cobranza el RUT puede faltar.
     */
    post: operations['startChileUseCase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/argentina/{use_case}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Crea un lote de un caso de uso en Argentina
     * @description Como la carga de un Excel, con el propósito, las columnas y los valores del caso: debt_collection, marketing, survey o user_experience. Fuera de cobranza el RUT puede faltar.
     */
    post: operations['startArgentinaUseCase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/preflight': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Dice qué pasaría con una campaña, sin crearla
     * @description A quién se puede llamar ahora, a quién no y por qué, cuánto cuesta y cuándo termina. No guarda ni cobra nada. Con contacts (hasta 1.000) mira a cada persona; con contacts_count solo calcula.
     */
    post: operations['preflight'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/preflight': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Dice qué pasará con un lote que existe
     * @description En cualquier estado: uno pausado o en importación se cuenta como si siguiera ahora. De más de 2.000 personas en espera se mira una muestra (sample). No cambia nada.
     */
    post: operations['preflightBatch'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista jobs, el más nuevo primero */
    get: operations['listJobs'];
    put?: never;
    /**
     * Llama a una persona, sin lote o dentro de uno
     * @description Sin batch_id, una persona tiene a lo más una llamada individual en curso (409).
     */
    post: operations['createJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{job_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra un job */
    get: operations['getJob'];
    put?: never;
    post?: never;
    /**
     * Cancela el job de una persona
     * @description Solo si espera, falló o está suspendido: una llamada en curso termina.
     */
    delete: operations['deleteJob'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{job_id}/attempts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista las llamadas de un job, la más antigua primero */
    get: operations['listJobAttempts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{job_id}/retry': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Concede un intento más a un job fallido */
    put: operations['retryJob'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{job_id}/cancel': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * Cancela el job de una persona
     * @description Solo si espera, falló o está suspendido: una llamada en curso termina.
     */
    put: operations['cancelJob'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/withdraw': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Retira a personas de todas las campañas en curso, por RUT o teléfono
     * @description Después de esta respuesta no empieza ninguna llamada a estas personas, salvo las in_flight. La llamada en curso termina y su resultado queda. Una entrada mala no detiene a las demás: vuelve en errors.
     */
    post: operations['withdrawJobs'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/withdraw/file': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Retira a las personas de un archivo CSV o Excel con una columna rut o telefono
     * @description Después de esta respuesta no empieza ninguna llamada a estas personas, salvo las in_flight. La llamada en curso termina y su resultado queda.
     */
    post: operations['withdrawList'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/results': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Entrega qué pasó con cada persona de un lote: JSON por páginas, CSV o Excel
     * @description Una fila por persona, en el orden de carga. csv y xlsx llegan a medida que se leen, hasta 100.000 personas, y quedan en la auditoría. Las sesiones reciben los datos de contacto ocultos.
     */
    get: operations['getBatchResults'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/cancelled-stats': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Cuenta las personas canceladas de un lote por motivo y por día */
    get: operations['getCancelledStats'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calls/{attempt_id}/recording': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Entrega la grabación de una llamada
     * @description Es una copia propia: el enlace de Retell muere a las 24 horas. Mientras se copia responde 404 y dice que se espere. Cada escucha queda en la auditoría.
     */
    get: operations['getCallRecording'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/evidence': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lista el registro de intentos e impedimentos, el más nuevo primero
     * @description De una persona, de un teléfono o de toda la cuenta.
     */
    get: operations['listEvidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/evidence/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Exporta el registro completo de una persona o de un teléfono
     * @description Sella lo pendiente y entrega los datos sin ocultar: queda en la auditoría. JSON trae los sellos y sirve para verificar sin la base de datos.
     */
    get: operations['exportEvidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/evidence/verify': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Verifica que nadie haya cambiado ni quitado nada del registro
     * @description Recalcula cada hash. Revisa unos 20.000 registros por respuesta; siga con next_cursor.
     */
    get: operations['verifyEvidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{job_id}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Explica por qué no se está llamando a esta persona, y desde cuándo se podrá
     * @description Consulta las mismas reglas que una marcación, sin marcar ni cambiar nada.
     */
    get: operations['explainJob'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/batches/{batch_id}/explain': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Explica qué impide llamar al lote, y cuántas personas esperan por cada motivo */
    get: operations['explainBatch'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/emergency-stops': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Lista las detenciones de emergencia vigentes, la más antigua primero
     * @description Una cuenta ve las que la detienen; la plataforma, todas.
     */
    get: operations['listEmergencyStops'];
    put?: never;
    /**
     * Detiene todas las llamadas de una cuenta, de un workspace o de la instalación
     * @description Cuando responde, ninguna otra llamada empieza a marcarse, salvo las de in_flight. Repetirla no hace daño: responde 200 con la detención vigente.
     */
    post: operations['raiseEmergencyStop'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/emergency-stops/{stop_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Levanta una detención de emergencia: las campañas activas siguen */
    delete: operations['liftEmergencyStop'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/do-not-call': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista a quién no se llama, la entrada más nueva primero */
    get: operations['listDoNotCall'];
    put?: never;
    /**
     * Deja de llamar a una persona, un teléfono, un lote o una cuenta
     * @description Rige desde la próxima llamada de cualquier campaña. Repetirla reemplaza motivo y vencimiento y responde 200; lo que la persona pidió en una llamada no se reemplaza, solo se borra.
     */
    post: operations['addDoNotCall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/do-not-call/{entry_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra una entrada */
    get: operations['getDoNotCall'];
    put?: never;
    post?: never;
    /**
     * Borra una entrada: se puede volver a llamar
     * @description Los jobs que la entrada canceló siguen cancelados.
     */
    delete: operations['removeDoNotCall'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/do-not-call/import': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Carga una lista de personas y teléfonos a quienes no se llama
     * @description CSV o Excel, hasta 20.000 filas, con columnas rut y/o telefono, y si se quiere motivo y vence (último día). Las filas con fallas se informan y no se cargan. Cargar el mismo archivo otra vez no cambia nada.
     */
    post: operations['importDoNotCall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/contact-policy': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Muestra cuándo y cuánto se puede llamar, por propósito y con sus fuentes
     * @description Es dato de configuración, no asesoría legal: confírmelo con su abogado.
     */
    get: operations['getContactPolicy'];
    /**
     * Fija reglas de la cuenta más estrictas que las del país
     * @description Solo pueden acortar: lo que ampliaría la política se rechaza entero (422). Rige desde la próxima llamada, sin tocar los lotes.
     */
    put: operations['setContactPolicy'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/holidays': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista los feriados de un año: los del país y los de la cuenta */
    get: operations['listHolidays'];
    /**
     * Reemplaza los días libres propios de la cuenta, de todos los años
     * @description Se agregan a los del país, que una cuenta no puede quitar. Rige desde la próxima llamada.
     */
    put: operations['replaceHolidays'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/jobs/{job_id}/reveal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Muestra un job con los datos de la persona sin ocultar
     * @description Quién, cuándo y para qué queda en la auditoría antes de la respuesta.
     */
    post: operations['revealJob'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/calls/{attempt_id}/reveal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Muestra una llamada con los datos de la persona sin ocultar
     * @description Quién, cuándo y para qué queda en la auditoría antes de la respuesta. La conversación solo para quien puede ver transcripciones.
     */
    post: operations['revealCall'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/subjects/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Busca todo lo que hay de una persona
     * @description POST, para que ni RUT ni teléfono queden en registros de acceso. Da la clave con que se exporta, bloquea o elimina.
     */
    post: operations['searchSubjects'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/subjects/{subject_key}/export': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Copia de todos los datos de una persona
     * @description Sin ocultar: queda en la auditoría y entre las solicitudes.
     */
    get: operations['exportSubject'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/subjects/{subject_key}/block': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Deja de llamar a una persona en todas las campañas
     * @description Rige desde la respuesta, para todos sus teléfonos.
     */
    post: operations['blockSubject'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/subjects/{subject_key}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /**
     * Elimina los datos de una persona
     * @description Desde la respuesta no se le llama más. Nombres, documentos, teléfonos, deuda, conversaciones y grabaciones se van en minutos, cuando termina una llamada en curso; quedan las cifras, los cobros y el registro que exige la ley. Repetirla da la misma solicitud.
     */
    delete: operations['eraseSubject'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/subject-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Lista lo que pidieron las personas, con sus plazos */
    get: operations['listSubjectRequests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/subject-requests/{request_id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Muestra una solicitud y cuánto falta */
    get: operations['getSubjectRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/retention': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Cuánto tiempo se guarda qué */
    get: operations['getRetention'];
    /**
     * Cambia cuánto tiempo se guarda qué
     * @description Lo que no se nombra sigue igual. Rige desde la próxima noche; lo que vence no vuelve.
     */
    put: operations['setRetention'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Account: {
      account_id: string;
      account_name: string;
      contact_name: string;
      contact_email: string;
      contact_phone: string | null;
      /** @enum {string} */
      plan_type: 'minutes_based' | 'credit_based' | 'unlimited';
      /** @enum {string} */
      billing_type: 'minutes' | 'credits' | 'unlimited';
      /** @enum {string} */
      status: 'active' | 'suspended' | 'expired' | 'pending_activation';
      is_active: boolean;
      suspension_reason: string | null;
      country: string;
      timezone: string;
      /** @enum {string} */
      currency: 'USD';
      minutes_purchased: number;
      minutes_used: number;
      minutes_reserved: number;
      minutes_remaining: number;
      credit_balance: number;
      credit_used: number;
      credit_reserved: number;
      credit_available: number;
      cost_per_minute: number;
      cost_per_call_setup: number;
      cost_failed_call: number;
      max_concurrent_calls: number;
      daily_call_limit: number;
      calls_today: number;
      /** @description US$ o minutos, según el plan; null: sin tope */
      daily_spend_limit: number | null;
      /** @description Lo gastado hoy más lo reservado para llamadas en curso; null: sin tope */
      spend_today: number | null;
      features: {
        [key: string]: unknown;
      };
      settings: {
        [key: string]: unknown;
      };
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      /** Format: date-time */
      expires_at: string | null;
      /** Format: date-time */
      last_topup_at: string | null;
    };
    AccountStats: {
      account_id: string;
      account_name: string;
      status: string;
      /** @enum {string} */
      plan_type: 'minutes_based' | 'credit_based' | 'unlimited';
      /** Format: date-time */
      created_at: string;
      calls_today: number;
      daily_limit: number;
      max_concurrent: number;
      minutes_purchased?: number;
      minutes_used?: number;
      minutes_remaining?: number;
      minutes_reserved?: number;
      credit_balance?: number;
      credit_used?: number;
      credit_available?: number;
      credit_reserved?: number;
      cost_per_minute?: number;
      cost_per_setup?: number;
    };
    AccountSummary: {
      account: components['schemas']['Account'];
      balance: components['schemas']['Balance'];
      stats: {
        total_batches: number;
        active_batches: number;
        completed_batches: number;
      };
      financial_summary: {
        /** @description US$ gastados en llamadas */
        total_spent: number;
        total_recharges: number;
        total_usage: number;
        transaction_count: number;
      };
    };
    ActionAnswer: {
      success: boolean;
      message: string;
    };
    ApiKey: {
      key_id: string;
      account_id: string | null;
      name: string;
      prefix: string;
      last4: string;
      scopes: string[];
      /** Format: date-time */
      expires_at: string | null;
      allowed_networks: string[];
      /** @description La llave que esta reemplaza */
      rotated_from: string | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      last_used_at: string | null;
      /** Format: date-time */
      revoked_at: string | null;
    };
    Attempt: {
      attempt_id: string;
      job_id: string;
      batch_id: string | null;
      dial_seq: number;
      phone: string;
      state: string;
      call_id: string | null;
      call_status: string | null;
      disconnection_reason: string | null;
      outcome: {
        class: string;
        reason: string;
        success: boolean;
        connected: boolean;
        spends_attempt: boolean;
      } | null;
      duration_seconds: number | null;
      /** @description US$ cobrados */
      cost: number;
      /** @description Segundos cobrados en un plan por minutos */
      charged_seconds: number;
      /** Format: date-time */
      intent_at: string;
      /** Format: date-time */
      sent_at: string | null;
      /** Format: date-time */
      placed_at: string | null;
      /** Format: date-time */
      call_started_at: string | null;
      /** Format: date-time */
      call_ended_at: string | null;
      /** Format: date-time */
      settled_at: string | null;
      gate: {
        verdict: string;
        code: string | null;
        reason: string | null;
        /** Format: date-time */
        until: string | null;
        /** Format: date-time */
        at: string;
      } | null;
    };
    Balance: {
      /** @description Alcanza para una llamada más */
      has_balance: boolean;
      /** @enum {string} */
      plan_type: 'minutes_based' | 'credit_based' | 'unlimited';
      can_make_calls: boolean;
      /** @enum {string} */
      unit?: 'minutes' | 'USD';
      remaining?: number;
      used?: number;
      /** @description Apartado para llamadas en curso */
      reserved?: number;
      /** @description Minutos comprados (minutes_based) */
      purchased?: number;
      /** @description Créditos comprados (credit_based) */
      balance?: number;
    };
    Batch: {
      /** @description Id de documento, que guardan los clientes anteriores */
      _id: string | null;
      batch_id: string;
      account_id: string;
      name: string;
      description: string;
      purpose: string;
      country: string;
      contact_pack: string | null;
      priority: number;
      is_active: boolean;
      /** @enum {string} */
      state: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
      /** @description user, no_balance, config o high_failure_rate */
      pause_reason: string | null;
      /** @description Como se enviaron */
      call_settings: {
        [key: string]: unknown;
      } | null;
      /** @description Como se aplican, con todos los valores */
      effective_settings: {
        [key: string]: unknown;
      };
      contact_zones: string[];
      agent_id: string | null;
      from_number: string | null;
      total_jobs: number;
      pending_jobs: number;
      in_progress_jobs: number;
      completed_jobs: number;
      failed_jobs: number;
      suspended_jobs: number;
      cancelled_jobs: number;
      /** @description US$ */
      total_cost: number;
      total_minutes: number;
      /** @description US$, o minutos en un plan por minutos */
      estimated_cost: number;
      progress_percentage: number;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      completed_at: string | null;
      /** Format: date-time */
      updated_at: string;
      cancellation_reason: string | null;
    };
    BatchStatus: {
      batch_id: string;
      is_active: boolean;
      total_jobs: number;
      pending_jobs: number;
      in_progress_jobs: number;
      completed_jobs: number;
      failed_jobs: number;
      suspended_jobs: number;
      cancelled_jobs: number;
      /** @description Parte de pending_jobs que espera su horario */
      waiting_schedule_jobs: number;
      total_cost: number;
      total_minutes: number;
      progress_percentage: number;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      completed_at: string | null;
    };
    BatchSummary: {
      batch_id: string;
      is_active: boolean;
      total_jobs: number;
      pending_jobs: number;
      in_progress_jobs: number;
      completed_jobs: number;
      failed_jobs: number;
      suspended_jobs: number;
      cancelled_jobs: number;
      /** @description Parte de pending_jobs que espera su horario */
      waiting_schedule_jobs: number;
      total_cost: number;
      total_minutes: number;
      progress_percentage: number;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      completed_at: string | null;
      name: string;
      account_id: string;
      /** @enum {string} */
      status: 'active' | 'paused' | 'completed' | 'cancelled' | 'importing';
      /** @enum {string} */
      state: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
      completion_rate: number;
      estimated_cost: number;
      priority: number;
      /** Format: date-time */
      created_at: string;
      /** @description Últimas horas locales con llamadas */
      hourly_stats: {
        hour: number;
        date: string;
        total_calls: number;
        successful_calls: number;
        success_rate: number;
      }[];
      /**
       * Format: date-time
       * @description Cuándo parte la última llamada; null: ver completion
       */
      estimated_completion: string | null;
      completion: {
        /** @description Por qué no se puede decir: batch_paused, account_suspended, no_balance, caller_id, never_opens, no_capacity, nothing_left… */
        code: string | null;
        /** @description Lo mismo en una frase, con qué hacer */
        reason: string | null;
        /** @description Llamadas por hora abierta con que se cuenta */
        calls_per_hour: number | null;
        /** @description true: medidas en la última hora; false: según los topes */
        measured: boolean;
        /** @description Otras campañas en curso con que se comparte el tope de la cuenta */
        shared_with: number;
      };
    };
    DoNotCall: {
      entry_id: string;
      account_id: string;
      /**
       * @description account: nadie de la cuenta · batch: nadie del lote · person: una persona · phone: un teléfono
       * @enum {string}
       */
      level: 'account' | 'batch' | 'person' | 'phone';
      value: string | null;
      batch_id: string | null;
      reason: string;
      /**
       * @description opt_out: lo pidió la persona en una llamada · erasure: pidió que se eliminen sus datos, y value es su clave
       * @enum {string}
       */
      source: 'manual' | 'csv' | 'opt_out' | 'erasure';
      /** Format: date-time */
      expires_at: string | null;
      /** @description false: ya venció */
      in_force: boolean;
      created_by: string;
      /** Format: date-time */
      created_at: string;
    };
    EmergencyStop: {
      stop_id: string;
      /** @enum {string} */
      scope: 'all' | 'workspace' | 'account';
      account_id: string | null;
      workspace_id: string | null;
      reason: string;
      hang_up: boolean;
      /**
       * @description Quién la hizo; la de la plataforma solo la levanta la plataforma
       * @enum {string}
       */
      raised_by: 'platform' | 'account';
      /** Format: date-time */
      since: string;
    };
    BatchExplanation: {
      batch_id: string;
      state: string;
      is_active: boolean;
      /** Format: date-time */
      at: string;
      /** @description Lo que vale ahora para toda la campaña */
      decision: {
        /** @enum {string} */
        verdict: 'allow' | 'defer' | 'deny';
        /** @description Un código de la regla, o ready, calling, retry, no_slot, rate … */
        code: string;
        reason: string;
        /** Format: date-time */
        until: string | null;
      };
      obstacles: {
        code: string;
        reason: string;
        /** Format: date-time */
        until: string | null;
      }[];
      rule: {
        title: string;
        text: string;
        /** @description La norma con su número, la regla de la cuenta o el ajuste de la campaña */
        source: string;
      };
      /** Format: date-time */
      next_possible_at: string | null;
      what_to_do: string | null;
      total_jobs: number;
      /** @description Cuántas personas por motivo, el más frecuente primero */
      reasons: {
        code: string;
        count: number;
        sentence: string;
        /** Format: date-time */
        next_at: string | null;
      }[];
      /** @description false: hay tantos jobs que una parte solo se contó (unsorted) */
      exact: boolean;
      zones: {
        zone: string;
        people_without_zone: boolean;
        open: boolean;
        code: string | null;
        reason: string | null;
        /** Format: date-time */
        until: string | null;
      }[];
      live_calls: {
        batch: {
          in_use: number;
          cap: number;
        };
        account: {
          in_use: number;
          cap: number;
        };
        workspace: {
          in_use: number;
          cap: number;
        };
      };
    };
    Evidence: {
      entry_id: string;
      /** @enum {string} */
      kind:
        | 'called'
        | 'not_placed'
        | 'presumed_not_placed'
        | 'refused'
        | 'late_result'
        | 'opt_out'
        | 'erased'
        | 'purged';
      person: string;
      phone: string;
      job_id: string;
      batch_id: string;
      attempt_id: string;
      /** Format: date-time */
      recorded_at: string;
      /**
       * Format: date-time
       * @description Cuándo se consultaron las reglas
       */
      gate_at: string | null;
      /** Format: date-time */
      sent_at: string | null;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      ended_at: string | null;
      duration_seconds: number | null;
      zone: string | null;
      /** @description La hora de la persona, con su distancia de UTC */
      local_time: string | null;
      policy: string | null;
      policy_valid_from: string | null;
      /** @description El código de la regla que impidió la llamada, o lo que pasó con ella */
      code: string | null;
      reason: string | null;
      /** Format: date-time */
      deferred_until: string | null;
      caller_id: string;
      agent_id: string;
      call_id: string | null;
      outcome: string | null;
      /** @description La persona pudo habernos oído */
      contact: boolean;
      clock_skew_ms: number | null;
      /** @description Sello que lo contiene; null: aún sin sellar */
      seal: number | null;
    };
    JobExplanation: {
      job_id: string;
      /** @description null: llamada individual */
      batch_id: string | null;
      status: string;
      /** Format: date-time */
      at: string;
      /** @description Lo que se decidiría en este instante */
      decision: {
        /** @enum {string} */
        verdict: 'allow' | 'defer' | 'deny';
        /** @description Un código de la regla, o ready, calling, retry, no_slot, rate … */
        code: string;
        reason: string;
        /** Format: date-time */
        until: string | null;
      };
      /** @description Todo lo que lo impide ahora; el primero decide */
      obstacles: {
        code: string;
        reason: string;
        /** Format: date-time */
        until: string | null;
      }[];
      rule: {
        title: string;
        text: string;
        /** @description La norma con su número, la regla de la cuenta o el ajuste de la campaña */
        source: string;
      };
      /**
       * Format: date-time
       * @description El primer instante en que todo lo conocido lo permite; null: alguien debe actuar, o depende de otra llamada
       */
      next_possible_at: string | null;
      what_to_do: string | null;
      /** @description La última decisión guardada con el job */
      last_decision: {
        verdict: string;
        code: string | null;
        reason: string | null;
        /** Format: date-time */
        until: string | null;
        /** Format: date-time */
        at: string;
      } | null;
      facts: {
        zone: string;
        also_zones: string[];
        local_time: string;
        attempts: number;
        max_attempts: number;
        contacts_last_7_days: number;
        max_contacts_per_week: number | null;
        calls_today: number;
        daily_call_limit: number | null;
        policy: string;
        policy_valid_from: string;
        phones: {
          phone: string;
          in_turn: boolean;
          /** @enum {string} */
          state: 'available' | 'resting' | 'dead';
          /** Format: date-time */
          rest_until: string | null;
          last_reason: string | null;
        }[];
        live_calls: {
          batch: {
            in_use: number;
            cap: number;
          };
          account: {
            in_use: number;
            cap: number;
          };
          workspace: {
            in_use: number;
            cap: number;
          };
        };
      };
    };
    Import: {
      import_id: string;
      account_id: string;
      batch_id: string;
      file_name: string;
      processing_type: string;
      /** @enum {string} */
      state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
      rows_read: number;
      rows_accepted: number;
      rows_refused: number;
      /** @description Contactos guardados */
      rows_written: number;
      percentage: number;
      stats: {
        [key: string]: number;
      };
      /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
      errors: {
        /** @description Fila de Excel; 0: el archivo entero */
        row: number;
        column: string | null;
        field: string | null;
        /** @description Qué falla, para programas; la frase puede cambiar, esto no */
        code: string;
        /** @description El valor, acortado y enmascarado */
        value_hint: string | null;
        reason: string;
        suggestion: string | null;
      }[];
      warnings: {
        /** @description Fila de Excel; 0: el archivo entero */
        row: number;
        column: string | null;
        field: string | null;
        /** @description Qué falla, para programas; la frase puede cambiar, esto no */
        code: string;
        /** @description El valor, acortado y enmascarado */
        value_hint: string | null;
        reason: string;
        suggestion: string | null;
      }[];
      duplicates: {
        dni_hint: string;
        /** @description Primera fila de la persona */
        first_row: number;
        rows: number[];
        /** @description El lote vivo que ya tiene a la persona */
        batch_id: string;
      }[];
      duplicates_in_file: {
        dni_hint: string;
        /** @description Primera fila de la persona */
        first_row: number;
        rows: number[];
      }[];
      /** @description El informe completo, en errors, hasta 24 horas después de leer el archivo */
      report: {
        counts: {
          [key: string]: number;
        };
        /** @description Si hay filas rechazadas que descargar en errors?format=xlsx */
        refused_workbook: boolean;
        /** Format: date-time */
        expires_at: string;
      } | null;
      fault: {
        code: string;
        message: string;
      } | null;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      finished_at: string | null;
    };
    Job: {
      /** @description Id de documento, que guardan los clientes anteriores */
      _id: string | null;
      job_id: string;
      account_id: string;
      /** @description null: llamada individual */
      batch_id: string | null;
      status: string;
      /** @description Pendiente que espera su horario */
      waiting_schedule: boolean;
      /** @enum {string} */
      mode: 'single' | 'continuous';
      contact: {
        name: string;
        dni: string;
        phones: string[];
        next_phone_index: number;
      };
      /** @description El teléfono que toca */
      to_number: string | null;
      payload: {
        debt_amount: number | null;
        due_date: string | null;
        company_name: string | null;
        reference_number: string | null;
        additional_info: {
          [key: string]: unknown;
        };
      };
      priority: number;
      timezone: string | null;
      attempts: number;
      /** @description Igual que attempts */
      tries: number;
      max_attempts: number;
      deduplication_key: string | null;
      /** Format: date-time */
      reserved_until: string;
      /** Format: date-time */
      next_try_at: string | null;
      wait_reason: string | null;
      last_error: string | null;
      last_attempt_result: string | null;
      /** @description Por qué no se llama ahora, y hasta cuándo */
      gate: {
        verdict: string;
        code: string | null;
        reason: string | null;
        /** Format: date-time */
        until: string | null;
        /** Format: date-time */
        at: string;
      } | null;
      is_calling: boolean;
      /** @description Ningún worker es dueño de un job */
      worker_id: null;
      call_id: string | null;
      call_result: {
        [key: string]: unknown;
      } | null;
      /** Format: date-time */
      call_started_at: string | null;
      /** Format: date-time */
      call_ended_at: string | null;
      call_duration_seconds: number | null;
      /** @description US$ */
      call_cost: number;
      /** @description Lo que se calcula para una llamada: US$, o minutos en un plan por minutos */
      estimated_cost: number;
      /**
       * @description Lo apartado está en reserved, en el saldo de la cuenta
       * @enum {number}
       */
      reserved_amount: 0;
      fecha_pago_cliente: string | null;
      monto_pago_cliente: null | number | string;
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      updated_at: string;
      /** Format: date-time */
      started_at: string | null;
      /** Format: date-time */
      completed_at: string | null;
      /**
       * Format: date-time
       * @description Igual que completed_at
       */
      finished_at: string | null;
      /** Format: date-time */
      failed_at: string | null;
      cancellation_reason: string | null;
    };
    Transaction: {
      transaction_id: string;
      account_id: string;
      /** @enum {string} */
      type:
        | 'topup_credits'
        | 'topup_minutes'
        | 'call_usage'
        | 'refund'
        | 'call_setup'
        | 'bonus'
        | 'penalty'
        | 'plan_upgrade'
        | 'plan_renewal';
      /** @description Positivo: entra al saldo; negativo: sale */
      amount: number;
      /** @enum {string} */
      unit: 'minutes' | 'USD';
      /** @description Lo gastado, en centavos de US$ */
      cost: number;
      description: string;
      reference_id: string;
      batch_id: string | null;
      /** Format: date-time */
      created_at: string;
    };
    User: {
      user_id: string;
      account_id: string | null;
      email: string;
      name: string;
      /** @description Otra persona conoce su clave: pídale que la cambie */
      must_change_password: boolean;
    };
    Person: {
      user_id: string;
      account_id: string | null;
      email: string;
      name: string;
      /** @description Otra persona conoce su clave: pídale que la cambie */
      must_change_password: boolean;
      is_active: boolean;
      groups: {
        code: string;
        /** Format: date-time */
        expires_at: string | null;
      }[];
      exceptions: {
        exception_id: string;
        /** @enum {string} */
        kind: 'conceder' | 'revocar';
        capability: string;
        reason: string;
        /** Format: date-time */
        expires_at: string | null;
        /** @description Id de la persona o llave que la dio */
        granted_by: string;
        /** Format: date-time */
        created_at: string;
      }[];
      /** Format: date-time */
      created_at: string;
      /** Format: date-time */
      last_login_at: string | null;
    };
    AuditEntry: {
      audit_id: string;
      /** @description De quién es la cosa; null: de la plataforma */
      account_id: string | null;
      /** Format: date-time */
      at: string;
      actor: {
        /** @description api_key, user, cli o system */
        kind: string;
        id: string;
      };
      action: string;
      target: string;
      before: {
        [key: string]: unknown;
      } | null;
      after: {
        [key: string]: unknown;
      } | null;
      ip: string | null;
    };
    /** @description Por qué se rechazó la solicitud. Puede traer más miembros según el código. */
    Problem: {
      /** @description Página que explica el código */
      type: string;
      title: string;
      status: number;
      /** @description Una frase para quien lo lea */
      detail: string;
      /** @enum {string} */
      code:
        | 'invalid_request'
        | 'unparseable'
        | 'unauthenticated'
        | 'forbidden'
        | 'not_found'
        | 'method_not_allowed'
        | 'invalid_state'
        | 'conflict'
        | 'too_large'
        | 'unsupported_media_type'
        | 'invalid_input'
        | 'too_many_rows'
        | 'too_many_requests'
        | 'internal'
        | 'unavailable';
      request_id: string;
      /** @description Todas las fallas de los datos */
      errors?: {
        path: string;
        message: string;
      }[];
    };
  };
  responses: {
    /** @description `invalid_request`: Solicitud inválida. `unparseable`: No se pudo leer la solicitud */
    Problem400: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `unauthenticated`: Falta autenticación */
    Problem401: {
      headers: {
        /** @description Siempre Bearer */
        'WWW-Authenticate'?: string;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `forbidden`: Sin permiso */
    Problem403: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `not_found`: No encontrado */
    Problem404: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `invalid_state`: El estado actual no lo permite. `conflict`: Conflicto */
    Problem409: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `too_large`: Demasiado grande */
    Problem413: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `unsupported_media_type`: Tipo de archivo no admitido */
    Problem415: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `invalid_input`: Datos inválidos. `too_many_rows`: Demasiadas filas */
    Problem422: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `too_many_requests`: Demasiadas solicitudes */
    Problem429: {
      headers: {
        /** @description Segundos que hay que esperar */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `internal`: Error interno */
    Problem500: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
    /** @description `unavailable`: Servicio no disponible */
    Problem503: {
      headers: {
        /** @description Segundos que hay que esperar */
        'Retry-After'?: number;
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getHome: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La API */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            message: string;
            version: string;
            /** @enum {string} */
            status: 'active';
            docs: string;
          };
        };
      };
      422: components['responses']['Problem422'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getHealth: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Responde */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'healthy' | 'unhealthy';
            /** Format: date-time */
            timestamp: string;
            /** @enum {string} */
            database?: 'connected';
            error?: string;
            time_zone_data: string;
          };
        };
      };
      422: components['responses']['Problem422'];
      500: components['responses']['Problem500'];
      /** @description No responde */
      503: {
        headers: {
          /** @description Segundos que hay que esperar */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'healthy' | 'unhealthy';
            /** Format: date-time */
            timestamp: string;
            /** @enum {string} */
            database?: 'connected';
            error?: string;
            time_zone_data: string;
          };
        };
      };
    };
  };
  getLive: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Vive */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok';
          };
        };
      };
      422: components['responses']['Problem422'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getReady: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Puede atender */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok' | 'unavailable';
            checks: {
              [key: string]: 'ok' | 'failed';
            };
          };
        };
      };
      422: components['responses']['Problem422'];
      500: components['responses']['Problem500'];
      /** @description No puede atender */
      503: {
        headers: {
          /** @description Segundos que hay que esperar */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            status: 'ok' | 'unavailable';
            checks: {
              [key: string]: 'ok' | 'failed';
            };
          };
        };
      };
    };
  };
  receiveRetellWebhook: {
    parameters: {
      query?: never;
      header?: {
        /** @description Firma de Retell sobre el cuerpo tal como llega */
        'X-Retell-Signature'?: string;
      };
      path: {
        /** @description El espacio de Retell que avisa */
        workspace_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Recibido; también si era repetido */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      413: components['responses']['Problem413'];
      422: components['responses']['Problem422'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  login: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** Format: email */
          email: string;
          password: string;
        };
      };
    };
    responses: {
      /** @description La sesión */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Token de acceso, de 15 minutos */
            token: string;
            /** @enum {string} */
            token_type: 'Bearer';
            /** Format: date-time */
            expires_at: string;
            /** @description Se cambia una sola vez por el par siguiente; usarlo de nuevo cierra la sesión */
            refresh_token: string;
            /** Format: date-time */
            refresh_expires_at: string;
            user: components['schemas']['User'];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  refreshSession: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description Sin él, el de la cookie; entonces con el encabezado X-Timbre-Csrf */
          refresh_token?: string;
        };
      };
    };
    responses: {
      /** @description La sesión, con otro par de tokens */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Token de acceso, de 15 minutos */
            token: string;
            /** @enum {string} */
            token_type: 'Bearer';
            /** Format: date-time */
            expires_at: string;
            /** @description Se cambia una sola vez por el par siguiente; usarlo de nuevo cierra la sesión */
            refresh_token: string;
            /** Format: date-time */
            refresh_expires_at: string;
            user: components['schemas']['User'];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  changePassword: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          current_password: string;
          /** @description 12 caracteres o más, distinta del correo */
          new_password: string;
        };
      };
    };
    responses: {
      /** @description La sesión nueva */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Token de acceso, de 15 minutos */
            token: string;
            /** @enum {string} */
            token_type: 'Bearer';
            /** Format: date-time */
            expires_at: string;
            /** @description Se cambia una sola vez por el par siguiente; usarlo de nuevo cierra la sesión */
            refresh_token: string;
            /** Format: date-time */
            refresh_expires_at: string;
            user: components['schemas']['User'];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  logout: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La sesión ya no sirve */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getMe: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La credencial */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            kind: 'api_key' | 'user';
            id: string;
            account_id: string | null;
            capabilities: string[];
            user: {
              user_id: string;
              account_id: string | null;
              email: string;
              name: string;
              /** @description Otra persona conoce su clave: pídale que la cambie */
              must_change_password: boolean;
            } | null;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listApiKeys: {
    parameters: {
      query?: {
        /** @description Cuántos elementos */
        limit?: number;
        /** @description Cuántos se saltan */
        skip?: number;
        /** @description La cuenta; sin ella, las llaves de la plataforma */
        account_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Llaves */
      200: {
        headers: {
          /** @description Cuántos hay en total */
          'X-Total-Count'?: number;
          /** @description Las partes vecinas de la lista (RFC 8288) */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ApiKey'][];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  createApiKey: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Para qué se usa la llave */
          name: string;
          /** @description La cuenta; sin ella, una llave de la plataforma */
          account_id?: string | null;
          /** @description Qué puede hacer; sin ellos, account o platform. Nunca más que quien la crea */
          scopes?: (
            | 'account'
            | 'platform'
            | 'batches:read'
            | 'batches:write'
            | 'calls:read'
            | 'calls:write'
            | 'jobs:write'
            | 'contacts:read'
            | 'reports:read'
            | 'reports:export'
            | 'policy:read'
            | 'policy:write'
            | 'emergency:*'
            | 'privacy:*'
            | 'balance:read'
            | 'admin:users'
            | 'admin:keys'
            | 'admin:audit'
            | 'admin:accounts'
            | 'admin:*'
          )[];
          /**
           * Format: date-time
           * @description Desde cuándo deja de servir; sin él, nunca
           */
          expires_at?: string | null;
          /** @description Rangos CIDR o direcciones desde los que sirve; sin ellos, desde cualquiera */
          allowed_networks?: string[];
        };
      };
    };
    responses: {
      /** @description La llave */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description La llave completa; no se vuelve a mostrar */
            key: string;
            key_id: string;
            account_id: string | null;
            name: string;
            prefix: string;
            last4: string;
            scopes: string[];
            /** Format: date-time */
            expires_at: string | null;
            allowed_networks: string[];
            /** @description La llave que esta reemplaza */
            rotated_from: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  revokeApiKey: {
    parameters: {
      query?: {
        /** @description La cuenta de la llave; sin ella, la de la credencial o la plataforma */
        account_id?: string;
      };
      header?: never;
      path: {
        /** @description Los ocho caracteres después de tmb_live_ */
        key_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La llave ya no sirve */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  rotateApiKey: {
    parameters: {
      query?: {
        /** @description La cuenta de la llave; sin ella, la de la credencial o la plataforma */
        account_id?: string;
      };
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Los ocho caracteres después de tmb_live_ */
        key_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description Cuántas horas sirve todavía la llave anterior
           * @default 24
           */
          overlap_hours?: number;
        };
      };
    };
    responses: {
      /** @description La llave nueva */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description La llave completa; no se vuelve a mostrar */
            key: string;
            key_id: string;
            account_id: string | null;
            name: string;
            prefix: string;
            last4: string;
            scopes: string[];
            /** Format: date-time */
            expires_at: string | null;
            allowed_networks: string[];
            /** @description La llave que esta reemplaza */
            rotated_from: string | null;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_used_at: string | null;
            /** Format: date-time */
            revoked_at: string | null;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listUsers: {
    parameters: {
      query?: {
        /** @description La cuenta; sin ella, la de la credencial o las personas de la plataforma */
        account_id?: string;
        /** @description Solo las activas, o solo las suspendidas */
        is_active?: boolean;
        /** @description El código de un grupo, de GET /permissions */
        group?: string;
        /** @description Cuántas personas */
        limit?: number;
        /** @description next_cursor de la respuesta anterior */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las personas */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Person'][];
            next_cursor: string | null;
            has_more: boolean;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  createUser: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description La cuenta; sin ella, la de la credencial o la plataforma */
          account_id?: string | null;
          /** Format: email */
          email: string;
          name: string;
          /** @description Sin ella, se crea una al azar que se muestra una sola vez */
          password?: string;
          /**
           * @description Nunca con más permisos que quien la crea
           * @default []
           */
          groups?: {
            /** @description El código de un grupo, de GET /permissions */
            code: string;
            /**
             * Format: date-time
             * @description Desde cuándo ya no vale; sin él, siempre
             */
            expires_at?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description La persona */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: string;
            account_id: string | null;
            email: string;
            name: string;
            /** @description Otra persona conoce su clave: pídale que la cambie */
            must_change_password: boolean;
            is_active: boolean;
            groups: {
              code: string;
              /** Format: date-time */
              expires_at: string | null;
            }[];
            exceptions: {
              exception_id: string;
              /** @enum {string} */
              kind: 'conceder' | 'revocar';
              capability: string;
              reason: string;
              /** Format: date-time */
              expires_at: string | null;
              /** @description Id de la persona o llave que la dio */
              granted_by: string;
              /** Format: date-time */
              created_at: string;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_login_at: string | null;
            /** @description La clave al azar; no se vuelve a mostrar */
            password: string | null;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La persona */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  deleteUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ya no existe */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  patchUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          name: string;
        };
      };
    };
    responses: {
      /** @description La persona */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  suspendUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La persona */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  activateUser: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La persona */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  resetUserPassword: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description Sin ella, se crea una al azar que se muestra una sola vez */
          password?: string;
        };
      };
    };
    responses: {
      /** @description La persona, con la clave si fue al azar */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            user_id: string;
            account_id: string | null;
            email: string;
            name: string;
            /** @description Otra persona conoce su clave: pídale que la cambie */
            must_change_password: boolean;
            is_active: boolean;
            groups: {
              code: string;
              /** Format: date-time */
              expires_at: string | null;
            }[];
            exceptions: {
              exception_id: string;
              /** @enum {string} */
              kind: 'conceder' | 'revocar';
              capability: string;
              reason: string;
              /** Format: date-time */
              expires_at: string | null;
              /** @description Id de la persona o llave que la dio */
              granted_by: string;
              /** Format: date-time */
              created_at: string;
            }[];
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            last_login_at: string | null;
            /** @description La clave al azar; no se vuelve a mostrar */
            password: string | null;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getUserGroups: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Sus permisos */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            groups: {
              code: string;
              /** Format: date-time */
              expires_at: string | null;
            }[];
            exceptions: {
              exception_id: string;
              /** @enum {string} */
              kind: 'conceder' | 'revocar';
              capability: string;
              reason: string;
              /** Format: date-time */
              expires_at: string | null;
              /** @description Id de la persona o llave que la dio */
              granted_by: string;
              /** Format: date-time */
              created_at: string;
            }[];
            /** @description Lo que puede hacer ahora */
            capabilities: string[];
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  setUserGroups: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          groups: {
            /** @description El código de un grupo, de GET /permissions */
            code: string;
            /**
             * Format: date-time
             * @description Desde cuándo ya no vale; sin él, siempre
             */
            expires_at?: string | null;
          }[];
        };
      };
    };
    responses: {
      /** @description Sus permisos */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            groups: {
              code: string;
              /** Format: date-time */
              expires_at: string | null;
            }[];
            exceptions: {
              exception_id: string;
              /** @enum {string} */
              kind: 'conceder' | 'revocar';
              capability: string;
              reason: string;
              /** Format: date-time */
              expires_at: string | null;
              /** @description Id de la persona o llave que la dio */
              granted_by: string;
              /** Format: date-time */
              created_at: string;
            }[];
            /** @description Lo que puede hacer ahora */
            capabilities: string[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  grantUserException: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Id de la persona */
        user_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description revocar vale más que conceder, y ambos más que los grupos
           * @enum {string}
           */
          kind: 'conceder' | 'revocar';
          capability: string;
          /** @description Queda en la auditoría */
          reason: string;
          /**
           * Format: date-time
           * @description Hasta cuándo vale; sin él, hasta quitarla
           */
          expires_at?: string | null;
        };
      };
    };
    responses: {
      /** @description La excepción */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            exception_id: string;
            /** @enum {string} */
            kind: 'conceder' | 'revocar';
            capability: string;
            reason: string;
            /** Format: date-time */
            expires_at: string | null;
            /** @description Id de la persona o llave que la dio */
            granted_by: string;
            /** Format: date-time */
            created_at: string;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  removeUserException: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la persona */
        user_id: string;
        /** @description Id de la excepción */
        exception_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Ya no vale */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listPermissions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El catálogo */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            capabilities: {
              name: string;
              /**
               * @description De alto y critico, cada uso queda en la auditoría
               * @enum {string}
               */
              sensitivity: 'bajo' | 'normal' | 'alto' | 'critico';
              /** @description Nadie de una cuenta puede tenerla */
              platform_only: boolean;
            }[];
            groups: {
              code: string;
              name: string;
              description: string;
              platform_only: boolean;
              capabilities: string[];
            }[];
            key_scopes: {
              scope: string;
              capabilities: string[];
            }[];
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listAudit: {
    parameters: {
      query?: {
        /** @description La cuenta; la plataforma, sin ella, ve todas */
        account_id?: string;
        /** @description Qué se hizo */
        action?: string;
        /** @description A qué: el id de la cosa, o la operación en los accesos */
        target?: string;
        /** @description Quién: el id de la persona o de la llave */
        actor?: string;
        /** @description Desde este instante */
        from?: string;
        /** @description Antes de este instante, a lo más 366 días después */
        to?: string;
        /** @description Cuántos elementos */
        limit?: number;
        /** @description next_cursor de la respuesta anterior */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La auditoría */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['AuditEntry'][];
            next_cursor: string | null;
            has_more: boolean;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listAccounts: {
    parameters: {
      query?: {
        /** @description Cuántos elementos */
        limit?: number;
        /** @description Cuántos se saltan */
        skip?: number;
        /** @description Solo los de este estado */
        status?: 'active' | 'suspended' | 'expired' | 'pending_activation';
        /** @description Solo las de este plan */
        plan_type?: 'minutes_based' | 'credit_based' | 'unlimited';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Cuentas */
      200: {
        headers: {
          /** @description Cuántos hay en total */
          'X-Total-Count'?: number;
          /** @description Las partes vecinas de la lista (RFC 8288) */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'][];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  createAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          account_name: string;
          contact_name: string;
          /** Format: email */
          contact_email: string;
          contact_phone?: string | null;
          /**
           * @default credit_based
           * @enum {string}
           */
          plan_type?: 'minutes_based' | 'credit_based' | 'unlimited';
          initial_minutes?: number;
          initial_credits?: number;
          /** @default CL */
          country?: string;
          /** @description Zona IANA; sin ella, la del país */
          timezone?: string;
          /** @default 5 */
          max_concurrent_calls?: number;
          /** @default 1000 */
          daily_call_limit?: number;
          /** @description Tope de gasto por día local: US$ o minutos, según el plan; null: sin tope */
          daily_spend_limit?: number | null;
          features?: {
            [key: string]: unknown;
          };
          settings?: {
            [key: string]: unknown;
          };
        };
      };
    };
    responses: {
      /** @description La cuenta creada */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            account: components['schemas']['Account'];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La cuenta */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  patchAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          account_name?: string;
          contact_name?: string;
          /** Format: email */
          contact_email?: string;
          contact_phone?: string | null;
          timezone?: string;
          max_concurrent_calls?: number;
          daily_call_limit?: number;
          /** @description Tope de gasto por día local: US$ o minutos, según el plan; null: sin tope */
          daily_spend_limit?: number | null;
          /** @description US$ por minuto */
          cost_per_minute?: number;
          /** @description US$ por llamada contestada */
          cost_per_call_setup?: number;
          /** @description US$ por llamada sin contestar */
          cost_failed_call?: number;
          features?: {
            [key: string]: unknown;
          };
          settings?: {
            [key: string]: unknown;
          };
          /** @enum {string} */
          status?: 'active' | 'suspended';
          /** @description Otra forma de escribir status */
          is_active?: boolean;
          suspension_reason?: string | null;
          /** Format: date-time */
          expires_at?: string | null;
        };
      };
    };
    responses: {
      /** @description La cuenta cambiada */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Account'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  suspendAccount: {
    parameters: {
      query?: {
        /** @description Motivo, queda guardado en la cuenta */
        reason?: string;
      };
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Suspendida */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionAnswer'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  activateAccount: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Activada */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionAnswer'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listAccountBatches: {
    parameters: {
      query?: {
        /** @description Cuántos elementos */
        limit?: number;
        /** @description Cuántos se saltan */
        skip?: number;
        /** @description Solo los activos, o solo los inactivos */
        is_active?: boolean;
      };
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lotes */
      200: {
        headers: {
          /** @description Cuántos hay en total */
          'X-Total-Count'?: number;
          /** @description Las partes vecinas de la lista (RFC 8288) */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Batch'][];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getBalance: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El saldo */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Balance'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  topUpAccount: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description Minutos que se agregan */
          minutes?: number;
          /** @description US$ que se agregan */
          credits?: number;
        };
      };
    };
    responses: {
      /** @description Recargada */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            balance: components['schemas']['Balance'];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getAccountStats: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las cifras */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountStats'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getLastCallSettings: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La configuración */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            success: boolean;
            message?: string;
            call_settings: {
              [key: string]: unknown;
            } | null;
            effective_settings?: {
              [key: string]: unknown;
            };
            from_batch?: string;
            /** Format: date-time */
            created_at?: string;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listTransactions: {
    parameters: {
      query?: {
        /** @description Cuántos elementos */
        limit?: number;
        /** @description Cuántos se saltan */
        skip?: number;
        /** @description Solo los de esta clase */
        transaction_type?:
          | 'topup_credits'
          | 'topup_minutes'
          | 'call_usage'
          | 'refund'
          | 'call_setup'
          | 'bonus'
          | 'penalty'
          | 'plan_upgrade'
          | 'plan_renewal';
      };
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Movimientos */
      200: {
        headers: {
          /** @description Cuántos hay en total */
          'X-Total-Count'?: number;
          /** @description Las partes vecinas de la lista (RFC 8288) */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Transaction'][];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getAccountSummary: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la cuenta */
        account_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El resumen */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AccountSummary'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listBatches: {
    parameters: {
      query?: {
        /** @description Cuántos elementos */
        limit?: number;
        /** @description Cuántos se saltan */
        skip?: number;
        /** @description La cuenta; sin él, la de la credencial */
        account_id?: string;
        /** @description true: en curso; false: pausados o terminados */
        is_active?: boolean;
        /** @description Solo los que están así */
        state?: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lotes */
      200: {
        headers: {
          /** @description Cuántos hay en total */
          'X-Total-Count'?: number;
          /** @description Las partes vecinas de la lista (RFC 8288) */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Batch'][];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  createBatch: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          name: string;
          /** @default  */
          description?: string;
          /**
           * @description Peso al repartir llamadas: 1 normal, 2 alta, 3 urgente
           * @default 1
           */
          priority?: number;
          /**
           * @default collections
           * @enum {string}
           */
          purpose?: 'collections' | 'marketing' | 'survey' | 'user_experience';
          /** @description Cuándo y cómo llamar, en cualquiera de sus dos formas: max_attempts y retry_delay_hours (o retry_settings), allowed_hours (o allowed_call_hours) {start, end}, days_of_week 1–7, timezone, ring_timeout y max_call_duration en segundos, max_concurrent_calls */
          call_settings?: {
            [key: string]: unknown;
          } | null;
          /** @description Agente de Retell; sin él, el de la instalación */
          agent_id?: string | null;
          from_number?: string | null;
          /**
           * @description Solo con el simulador local: sin horario legal
           * @enum {string|null}
           */
          contact_pack?: 'demo' | null;
        };
      };
    };
    responses: {
      /** @description El lote creado */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            batch: components['schemas']['Batch'];
            warnings: string[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El lote */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Batch'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  deleteBatch: {
    parameters: {
      query?: {
        /** @description true: los jobs también se eliminan */
        delete_jobs?: boolean;
      };
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Eliminado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionAnswer'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  patchBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description false pausa, true reanuda */
          is_active?: boolean;
          name?: string;
          description?: string;
          /** @description Peso al repartir llamadas: 1 normal, 2 alta, 3 urgente */
          priority?: number;
          /** @description null: vuelve a los valores por omisión */
          call_settings?: {
            [key: string]: unknown;
          } | null;
          /** @description null: vuelve al número de la instalación */
          from_number?: string | null;
        };
      };
    };
    responses: {
      /** @description Cambiado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            batch_id: string;
            is_active: boolean;
            /** @enum {string} */
            state: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
            /** @description Llamadas ya enviadas a Retell y sin respuesta: pueden sonar; ninguna otra empieza */
            in_flight: number;
            updated_fields: string[];
            batch: components['schemas']['Batch'];
            warnings: string[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getBatchStatus: {
    parameters: {
      query?: never;
      header?: {
        /** @description El ETag de la respuesta anterior */
        'If-None-Match'?: string;
      };
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El avance, en menos de 500 bytes */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchStatus'];
        };
      };
      /** @description Nada cambió desde la respuesta con ese ETag */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getBatchSummary: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El resumen */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchSummary'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listBatchJobs: {
    parameters: {
      query?: {
        /** @description Cuántos elementos */
        limit?: number;
        /** @description Cuántos se saltan */
        skip?: number;
        /** @description waiting_schedule: la parte de pending que espera su horario */
        status?:
          | 'pending'
          | 'scheduled'
          | 'in_progress'
          | 'completed'
          | 'done'
          | 'failed'
          | 'suspended'
          | 'cancelled'
          | 'waiting_schedule';
      };
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Jobs */
      200: {
        headers: {
          /** @description Cuántos hay en total */
          'X-Total-Count'?: number;
          /** @description Las partes vecinas de la lista (RFC 8288) */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'][];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  addBatchJobs: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          contacts: {
            name?: string;
            /** @description RUT en Chile */
            dni?: string | number;
            /** @description El mejor primero */
            phones?: (string | number)[];
            debt_amount?: number | string;
            /** @description Último día de pago, YYYY-MM-DD */
            due_date?: string;
            fecha_maxima?: string;
            company_name?: string;
            reference_number?: string;
            email?: string;
            /** @description Zona IANA de la persona */
            timezone?: string;
            /** @description Región o comuna, si no se sabe la zona */
            region?: string;
            additional_info?: {
              [key: string]: unknown;
            };
          }[];
          /**
           * @description true: un contacto con errores rechaza todos
           * @default false
           */
          strict?: boolean;
        };
      };
    };
    responses: {
      /** @description El lote ya las tenía */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            batch_id: string;
            jobs_created: number;
            /** @description Contactos que el lote ya tenía */
            duplicates: number;
            errors: {
              path: string;
              message: string;
            }[];
            warnings: {
              path: string;
              message: string;
            }[];
          };
        };
      };
      /** @description Agregadas */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            batch_id: string;
            jobs_created: number;
            /** @description Contactos que el lote ya tenía */
            duplicates: number;
            errors: {
              path: string;
              message: string;
            }[];
            warnings: {
              path: string;
              message: string;
            }[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  pauseBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Pausado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            batch_id: string;
            is_active: boolean;
            /** @enum {string} */
            state: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
            /** @description Llamadas ya enviadas a Retell y sin respuesta: pueden sonar; ninguna otra empieza */
            in_flight: number;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  postPauseBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Pausado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            batch_id: string;
            is_active: boolean;
            /** @enum {string} */
            state: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
            /** @description Llamadas ya enviadas a Retell y sin respuesta: pueden sonar; ninguna otra empieza */
            in_flight: number;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  resumeBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Reanudado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            batch_id: string;
            is_active: boolean;
            /** @enum {string} */
            state: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  postResumeBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Reanudado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            batch_id: string;
            is_active: boolean;
            /** @enum {string} */
            state: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  cancelBatch: {
    parameters: {
      query?: {
        /** @description Por qué, en una frase */
        reason?: string;
      };
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          reason?: string | null;
        };
      };
    };
    responses: {
      /** @description Cancelado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            batch_id: string;
            is_active: boolean;
            /** @enum {string} */
            state: 'draft' | 'importing' | 'running' | 'paused' | 'completed' | 'cancelled';
            reason: string;
            /** @description Jobs del lote que leen cancelled */
            cancelled_jobs: number;
            /** @description Llamadas en curso: terminan y se cobran */
            in_progress_jobs: number;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listBatchHistory: {
    parameters: {
      query?: {
        /** @description Cuántos elementos */
        limit?: number;
        /** @description next_cursor de la respuesta anterior */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Los cambios */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              change_id: string;
              /** Format: date-time */
              at: string;
              /** @description Por ejemplo batch.paused, batch.changed, job.cancelled */
              action: string;
              actor: {
                /**
                 * @description system: Timbre por sí mismo · cli: la línea de comandos
                 * @enum {string}
                 */
                kind: 'user' | 'api_key' | 'cli' | 'system';
                id: string;
                /** @description Como se llama la persona o la llave */
                name: string;
              };
              reason: string | null;
              /** @description Lo que cambió, como estaba; los ajustes de llamada como call_settings.<clave> */
              before: {
                [key: string]: unknown;
              } | null;
              /** @description Lo mismo, como quedó; al cancelar también los jobs por estado */
              after: {
                [key: string]: unknown;
              } | null;
            }[];
            next_cursor: string | null;
            has_more: boolean;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getDashboardStats: {
    parameters: {
      query?: {
        /** @description Solo para credenciales de la plataforma; sin él, toda la instalación */
        account_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las cifras */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account?: components['schemas']['Account'];
            balance?: components['schemas']['Balance'];
            system?: {
              total_accounts: number;
              active_accounts: number;
              /**
               * Format: date-time
               * @description De cuándo son las cifras: a lo más 30 segundos
               */
              timestamp: string;
            };
            jobs: {
              account_id: string | null;
              total_jobs: number;
              stats_by_status: {
                [key: string]: number;
              };
              pending: number;
              in_progress: number;
              completed: number;
              failed: number;
              suspended: number;
              cancelled: number;
              /** @description US$ */
              total_cost: number;
              total_minutes: number;
              /** @description completed / (completed + failed) · 100 */
              success_rate: number;
            };
            /**
             * Format: date-time
             * @description De cuándo son las cifras: a lo más 30 segundos
             */
            timestamp: string;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getDashboardOverview: {
    parameters: {
      query?: {
        /** @description Solo para credenciales de la plataforma; sin él, toda la instalación */
        account_id?: string;
      };
      header?: {
        /** @description El ETag de la respuesta anterior */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las cifras */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            /**
             * Format: date-time
             * @description De cuándo son las cifras: a lo más 30 segundos
             */
            timestamp: string;
            /** @description null: toda la instalación */
            account: {
              account_id: string;
              name: string;
              status: string;
              /** @description US$ o minutos disponibles según billing_type; 0 en unlimited */
              balance: number;
              /** @enum {string} */
              billing_type: 'minutes' | 'credits' | 'unlimited';
            } | null;
            metrics: {
              /** @description Llamadas de hoy, en la zona de la cuenta */
              jobs_today: number;
              success_rate_percentage: number;
              active_batches: number;
              pending_jobs: number;
            };
            detailed_stats: {
              jobs: {
                today: number;
                pending: number;
                completed: number;
                failed: number;
                total_finished: number;
              };
              batches: {
                /** @description Lotes activos; las cifras siguientes son de ellos */
                active_count: number;
                total_jobs: number;
                /** @description US$ */
                total_cost: number;
                total_minutes: number;
              };
            };
          };
        };
      };
      /** @description Nada cambió desde la respuesta con ese ETag */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listCallHistory: {
    parameters: {
      query?: {
        /** @description Solo para credenciales de la plataforma */
        account_id?: string;
        /** @description Solo las de este lote */
        batch_id?: string;
        /** @description Llamadas desde entonces. Un día (AAAA-MM-DD) empieza en la zona de la cuenta; una hora sin zona es UTC */
        start_date?: string;
        /** @description Llamadas hasta entonces; un día se incluye entero. A lo más 366 días después de start_date */
        end_date?: string;
        /** @description Cuántos elementos */
        limit?: number;
        /** @description Cuántos se saltan */
        skip?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las llamadas */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            calls: {
              attempt_id: string;
              /** @description El id de Retell */
              call_id: string | null;
              job_id: string;
              account_id: string;
              /** @description null: llamada individual */
              batch_id: string | null;
              /** @description Cómo está hoy el job de la persona; null si fue borrado */
              status: string | null;
              contact_name: string | null;
              phone_number: string;
              /**
               * Format: date-time
               * @description Cuándo se decidió llamar
               */
              created_at: string;
              /** Format: date-time */
              finished_at: string | null;
              call_duration_seconds: number | null;
              call_result: {
                [key: string]: unknown;
              } | null;
              call_status: string | null;
              /** @description US$ cobrados */
              call_cost: number;
              transcript: string | null;
              /** @description El enlace de Retell, que vence en un día */
              recording_url: string | null;
              collected_variables: {
                [key: string]: unknown;
              };
            }[];
            total: number;
            limit: number;
            skip: number;
            has_more: boolean;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description attempt_id, o el call_id de Retell */
        attempt_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La llamada */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            attempt_id: string;
            /** @description El id de Retell */
            call_id: string | null;
            job_id: string;
            account_id: string;
            /** @description null: llamada individual */
            batch_id: string | null;
            /** @description Cómo está hoy el job de la persona; null si fue borrado */
            status: string | null;
            contact_name: string | null;
            phone_number: string;
            /**
             * Format: date-time
             * @description Cuándo se decidió llamar
             */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
            call_duration_seconds: number | null;
            call_result: {
              [key: string]: unknown;
            } | null;
            call_status: string | null;
            /** @description US$ cobrados */
            call_cost: number;
            transcript: string | null;
            /** @description El enlace de Retell, que vence en un día */
            recording_url: string | null;
            collected_variables: {
              [key: string]: unknown;
            };
            attempt: components['schemas']['Attempt'];
            /** @description El resumen de la conversación */
            summary: string | null;
            /** @description Lo que se cobró, en la unidad del plan; null: nada todavía */
            charge: {
              /** @enum {string} */
              unit: 'seconds' | 'USD';
              amount: number;
            } | null;
            /** @description El número que se mostró */
            from_number: string;
            agent_id: string;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  streamEvents: {
    parameters: {
      query?: {
        /** @description Solo para credenciales de la plataforma, que deben nombrar una cuenta */
        account_id?: string;
      };
      header?: {
        /** @description El último id recibido: sigue desde ahí si aún se recuerda */
        'Last-Event-ID'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Eventos hasta que alguien corta */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  invalidateBatchCache: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Avisado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionAnswer'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  importBatch: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. Una solicitud repetida con ella encuentra lo que la primera creó */
        'Idempotency-Key'?: string;
        /** @description respond-async: responde 202 de inmediato */
        Prefer?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          file: string;
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description Sin él, el nombre del archivo */
          batch_name?: string;
          /** @description Texto libre */
          batch_description?: string;
          /** @description true o false (por omisión): cargar también a quienes ya están en un lote vivo */
          allow_duplicates?: string;
          /** @description basic (por omisión): el mejor teléfono de cada persona; acquisition: móvil, luego fijo */
          processing_type?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_limite?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_maxima?: string;
          /** @description call_settings como texto JSON */
          call_settings_json?: string;
          /** @description collections (por omisión), marketing, survey o user_experience */
          purpose?: string;
          /** @description true: una fila con errores rechaza el archivo entero */
          strict?: string;
          /** @description 1 a 10 */
          priority?: string;
          /** @description Agente de Retell */
          agent_id?: string;
          /** @description Teléfono E.164 desde el que se llama */
          from_number?: string;
          /** @description demo, solo con el simulador local */
          contact_pack?: string;
          /** @description Columnas propias como JSON {campo: encabezado o letra de columna, una lista de ellos, o null para no usar ninguna}. Campos: rut, check_digit, name, company, amount, due_date, overdue_days, mobile, landline, phone, other_phone, coupons, deadline, max_date, reference, email, zone */
          mapping_json?: string;
        };
      };
    };
    responses: {
      /** @description Leído: el lote está listo */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            import_id: string;
            batch_id: string;
            batch_name: string;
            processing_type: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
            stats: {
              [key: string]: number;
            };
            /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
            errors: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            warnings: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            duplicates: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
              /** @description El lote vivo que ya tiene a la persona */
              batch_id: string;
            }[];
            duplicates_in_file: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
            }[];
            /** @description Solo al agregar a un lote: personas agregadas */
            jobs_added?: number;
          };
        };
      };
      /** @description En lectura */
      202: {
        headers: {
          /** @description Dónde se sigue el avance */
          Location?: string;
          /** @description Segundos que hay que esperar */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            import_id: string;
            batch_id: string;
            batch_name: string;
            processing_type: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
            stats: {
              [key: string]: number;
            };
            /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
            errors: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            warnings: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            duplicates: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
              /** @description El lote vivo que ya tiene a la persona */
              batch_id: string;
            }[];
            duplicates_in_file: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
            }[];
            /** @description Solo al agregar a un lote: personas agregadas */
            jobs_added?: number;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getImport: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la importación */
        import_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La importación */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Import'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listImportErrors: {
    parameters: {
      query?: {
        /** @description refused: filas rechazadas · warnings: avisos · duplicates: personas en campañas vivas · duplicates_in_file: personas en varias filas */
        list?: 'refused' | 'warnings' | 'duplicates' | 'duplicates_in_file';
        /** @description xlsx: las filas rechazadas completas, con Motivo y Sugerencia, para corregir y volver a subir */
        format?: 'json' | 'xlsx';
        /** @description Cuántos elementos */
        limit?: number;
        /** @description next_cursor de la respuesta anterior */
        cursor?: string;
      };
      header?: never;
      path: {
        /** @description Id de la importación */
        import_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El informe */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              /** @description Todas las filas de que se trata */
              rows: number[];
              column: string | null;
              field: string | null;
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
              /** @description Lote vivo que ya tiene a la persona */
              batch_id: string | null;
            }[];
            next_cursor: string | null;
            has_more: boolean;
            total: number;
            /**
             * Format: date-time
             * @description Hasta cuándo se guarda el informe completo
             */
            expires_at: string | null;
          };
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  previewImport: {
    parameters: {
      query?: {
        /** @description Sin ella, la del formulario o la cuenta de la credencial */
        account_id?: string;
      };
      header?: {
        /** @description respond-async: responde 202 de inmediato */
        Prefer?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          file: string;
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description Sin él, el nombre del archivo */
          batch_name?: string;
          /** @description Texto libre */
          batch_description?: string;
          /** @description true o false (por omisión): cargar también a quienes ya están en un lote vivo */
          allow_duplicates?: string;
          /** @description basic (por omisión): el mejor teléfono de cada persona; acquisition: móvil, luego fijo */
          processing_type?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_limite?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_maxima?: string;
          /** @description call_settings como texto JSON */
          call_settings_json?: string;
          /** @description collections (por omisión), marketing, survey o user_experience */
          purpose?: string;
          /** @description true: una fila con errores rechaza el archivo entero */
          strict?: string;
          /** @description 1 a 10 */
          priority?: string;
          /** @description Agente de Retell */
          agent_id?: string;
          /** @description Teléfono E.164 desde el que se llama */
          from_number?: string;
          /** @description demo, solo con el simulador local */
          contact_pack?: string;
          /** @description Columnas propias como JSON {campo: encabezado o letra de columna, una lista de ellos, o null para no usar ninguna}. Campos: rut, check_digit, name, company, amount, due_date, overdue_days, mobile, landline, phone, other_phone, coupons, deadline, max_date, reference, email, zone */
          mapping_json?: string;
        };
      };
    };
    responses: {
      /** @description Lo que resultaría */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            preview_id: string;
            filename: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'completed' | 'failed';
            /** @description null mientras el archivo se lee */
            preview: {
              total_rows: number;
              accepted_rows: number;
              refused_rows: number;
              /** @description Personas que se cargarían */
              valid_debtors: number;
              with_valid_phone: number;
              /** @description Filas rechazadas por su teléfono */
              without_phone: number;
              total_debt_amount: number;
              estimated_cost: number;
              /** @description Personas que ya están en campañas vivas */
              duplicates_found: number;
              /** @description Hasta 5 */
              duplicates_preview: {
                rut: string;
                nombre: string;
                monto_total: number;
                rows: number[];
                duplicate_reasons: {
                  /** @enum {string} */
                  type: 'existing_job';
                  batch_id: string;
                  message: string;
                }[];
              }[];
              duplicates: {
                dni_hint: string;
                /** @description Primera fila de la persona */
                first_row: number;
                rows: number[];
                /** @description El lote vivo que ya tiene a la persona */
                batch_id: string;
              }[];
              duplicates_in_file: {
                dni_hint: string;
                /** @description Primera fila de la persona */
                first_row: number;
                rows: number[];
              }[];
              /** @description Hasta 3 */
              sample_debtors: {
                rut: string;
                nombre: string;
                origen_empresa: string | null;
                monto_total: number;
                cantidad_cupones: number;
                fecha_limite: string | null;
                fecha_maxima: string | null;
                phones: string[];
                to_number: string | null;
                rows: number[];
              }[];
              /** @description Las primeras 5 filas */
              sample_rows: {
                row: number;
                cells: {
                  column: string;
                  value: string | null;
                }[];
              }[];
              sheet_name: string;
              header_row: number;
              detected_columns: {
                /** @description Encabezado */
                column: string;
                letter: string;
                /** @description Campo que alimenta; null: ninguno */
                field: string | null;
                label: string | null;
                /**
                 * @description given: lo indicó mapping_json · exact · inexact: por una palabra · none: no se usa
                 * @enum {string}
                 */
                confidence: 'given' | 'exact' | 'inexact' | 'none';
                reason: string;
                /** @description Campo que podría alimentar, para mapping_json */
                suggestion: {
                  field: string;
                  label: string;
                  reason: string;
                } | null;
              }[];
              missing_columns: string[];
              country_format: {
                country: string;
                example_phone: string;
                id_name: string;
                id_required: boolean;
              };
              /** @description Por qué el archivo no se podría cargar así; null: se podría */
              refusal: string | null;
              /** @description Hasta 1.000; errors_total las cuenta todas */
              errors: {
                /** @description Fila de Excel; 0: el archivo entero */
                row: number;
                column: string | null;
                field: string | null;
                /** @description Qué falla, para programas; la frase puede cambiar, esto no */
                code: string;
                /** @description El valor, acortado y enmascarado */
                value_hint: string | null;
                reason: string;
                suggestion: string | null;
              }[];
              errors_total: number;
              /** @description Hasta 1.000 */
              warnings: {
                /** @description Fila de Excel; 0: el archivo entero */
                row: number;
                column: string | null;
                field: string | null;
                /** @description Qué falla, para programas; la frase puede cambiar, esto no */
                code: string;
                /** @description El valor, acortado y enmascarado */
                value_hint: string | null;
                reason: string;
                suggestion: string | null;
              }[];
              warnings_total: number;
            } | null;
          };
        };
      };
      /** @description En lectura: siga la dirección de Location */
      202: {
        headers: {
          /** @description Dónde se sigue el avance */
          Location?: string;
          /** @description Segundos que hay que esperar */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            preview_id: string;
            filename: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'completed' | 'failed';
            /** @description null mientras el archivo se lee */
            preview: {
              total_rows: number;
              accepted_rows: number;
              refused_rows: number;
              /** @description Personas que se cargarían */
              valid_debtors: number;
              with_valid_phone: number;
              /** @description Filas rechazadas por su teléfono */
              without_phone: number;
              total_debt_amount: number;
              estimated_cost: number;
              /** @description Personas que ya están en campañas vivas */
              duplicates_found: number;
              /** @description Hasta 5 */
              duplicates_preview: {
                rut: string;
                nombre: string;
                monto_total: number;
                rows: number[];
                duplicate_reasons: {
                  /** @enum {string} */
                  type: 'existing_job';
                  batch_id: string;
                  message: string;
                }[];
              }[];
              duplicates: {
                dni_hint: string;
                /** @description Primera fila de la persona */
                first_row: number;
                rows: number[];
                /** @description El lote vivo que ya tiene a la persona */
                batch_id: string;
              }[];
              duplicates_in_file: {
                dni_hint: string;
                /** @description Primera fila de la persona */
                first_row: number;
                rows: number[];
              }[];
              /** @description Hasta 3 */
              sample_debtors: {
                rut: string;
                nombre: string;
                origen_empresa: string | null;
                monto_total: number;
                cantidad_cupones: number;
                fecha_limite: string | null;
                fecha_maxima: string | null;
                phones: string[];
                to_number: string | null;
                rows: number[];
              }[];
              /** @description Las primeras 5 filas */
              sample_rows: {
                row: number;
                cells: {
                  column: string;
                  value: string | null;
                }[];
              }[];
              sheet_name: string;
              header_row: number;
              detected_columns: {
                /** @description Encabezado */
                column: string;
                letter: string;
                /** @description Campo que alimenta; null: ninguno */
                field: string | null;
                label: string | null;
                /**
                 * @description given: lo indicó mapping_json · exact · inexact: por una palabra · none: no se usa
                 * @enum {string}
                 */
                confidence: 'given' | 'exact' | 'inexact' | 'none';
                reason: string;
                /** @description Campo que podría alimentar, para mapping_json */
                suggestion: {
                  field: string;
                  label: string;
                  reason: string;
                } | null;
              }[];
              missing_columns: string[];
              country_format: {
                country: string;
                example_phone: string;
                id_name: string;
                id_required: boolean;
              };
              /** @description Por qué el archivo no se podría cargar así; null: se podría */
              refusal: string | null;
              /** @description Hasta 1.000; errors_total las cuenta todas */
              errors: {
                /** @description Fila de Excel; 0: el archivo entero */
                row: number;
                column: string | null;
                field: string | null;
                /** @description Qué falla, para programas; la frase puede cambiar, esto no */
                code: string;
                /** @description El valor, acortado y enmascarado */
                value_hint: string | null;
                reason: string;
                suggestion: string | null;
              }[];
              errors_total: number;
              /** @description Hasta 1.000 */
              warnings: {
                /** @description Fila de Excel; 0: el archivo entero */
                row: number;
                column: string | null;
                field: string | null;
                /** @description Qué falla, para programas; la frase puede cambiar, esto no */
                code: string;
                /** @description El valor, acortado y enmascarado */
                value_hint: string | null;
                reason: string;
                suggestion: string | null;
              }[];
              warnings_total: number;
            } | null;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getImportPreview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la vista previa */
        preview_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La vista previa */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            preview_id: string;
            filename: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'completed' | 'failed';
            /** @description null mientras el archivo se lee */
            preview: {
              total_rows: number;
              accepted_rows: number;
              refused_rows: number;
              /** @description Personas que se cargarían */
              valid_debtors: number;
              with_valid_phone: number;
              /** @description Filas rechazadas por su teléfono */
              without_phone: number;
              total_debt_amount: number;
              estimated_cost: number;
              /** @description Personas que ya están en campañas vivas */
              duplicates_found: number;
              /** @description Hasta 5 */
              duplicates_preview: {
                rut: string;
                nombre: string;
                monto_total: number;
                rows: number[];
                duplicate_reasons: {
                  /** @enum {string} */
                  type: 'existing_job';
                  batch_id: string;
                  message: string;
                }[];
              }[];
              duplicates: {
                dni_hint: string;
                /** @description Primera fila de la persona */
                first_row: number;
                rows: number[];
                /** @description El lote vivo que ya tiene a la persona */
                batch_id: string;
              }[];
              duplicates_in_file: {
                dni_hint: string;
                /** @description Primera fila de la persona */
                first_row: number;
                rows: number[];
              }[];
              /** @description Hasta 3 */
              sample_debtors: {
                rut: string;
                nombre: string;
                origen_empresa: string | null;
                monto_total: number;
                cantidad_cupones: number;
                fecha_limite: string | null;
                fecha_maxima: string | null;
                phones: string[];
                to_number: string | null;
                rows: number[];
              }[];
              /** @description Las primeras 5 filas */
              sample_rows: {
                row: number;
                cells: {
                  column: string;
                  value: string | null;
                }[];
              }[];
              sheet_name: string;
              header_row: number;
              detected_columns: {
                /** @description Encabezado */
                column: string;
                letter: string;
                /** @description Campo que alimenta; null: ninguno */
                field: string | null;
                label: string | null;
                /**
                 * @description given: lo indicó mapping_json · exact · inexact: por una palabra · none: no se usa
                 * @enum {string}
                 */
                confidence: 'given' | 'exact' | 'inexact' | 'none';
                reason: string;
                /** @description Campo que podría alimentar, para mapping_json */
                suggestion: {
                  field: string;
                  label: string;
                  reason: string;
                } | null;
              }[];
              missing_columns: string[];
              country_format: {
                country: string;
                example_phone: string;
                id_name: string;
                id_required: boolean;
              };
              /** @description Por qué el archivo no se podría cargar así; null: se podría */
              refusal: string | null;
              /** @description Hasta 1.000; errors_total las cuenta todas */
              errors: {
                /** @description Fila de Excel; 0: el archivo entero */
                row: number;
                column: string | null;
                field: string | null;
                /** @description Qué falla, para programas; la frase puede cambiar, esto no */
                code: string;
                /** @description El valor, acortado y enmascarado */
                value_hint: string | null;
                reason: string;
                suggestion: string | null;
              }[];
              errors_total: number;
              /** @description Hasta 1.000 */
              warnings: {
                /** @description Fila de Excel; 0: el archivo entero */
                row: number;
                column: string | null;
                field: string | null;
                /** @description Qué falla, para programas; la frase puede cambiar, esto no */
                code: string;
                /** @description El valor, acortado y enmascarado */
                value_hint: string | null;
                reason: string;
                suggestion: string | null;
              }[];
              warnings_total: number;
            } | null;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  uploadToBatch: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. Una solicitud repetida con ella encuentra lo que la primera creó */
        'Idempotency-Key'?: string;
        /** @description respond-async: responde 202 de inmediato */
        Prefer?: string;
      };
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          file: string;
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description Sin él, el nombre del archivo */
          batch_name?: string;
          /** @description Texto libre */
          batch_description?: string;
          /** @description true o false (por omisión): cargar también a quienes ya están en un lote vivo */
          allow_duplicates?: string;
          /** @description basic (por omisión): el mejor teléfono de cada persona; acquisition: móvil, luego fijo */
          processing_type?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_limite?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_maxima?: string;
          /** @description call_settings como texto JSON */
          call_settings_json?: string;
          /** @description collections (por omisión), marketing, survey o user_experience */
          purpose?: string;
          /** @description true: una fila con errores rechaza el archivo entero */
          strict?: string;
          /** @description 1 a 10 */
          priority?: string;
          /** @description Agente de Retell */
          agent_id?: string;
          /** @description Teléfono E.164 desde el que se llama */
          from_number?: string;
          /** @description demo, solo con el simulador local */
          contact_pack?: string;
          /** @description Columnas propias como JSON {campo: encabezado o letra de columna, una lista de ellos, o null para no usar ninguna}. Campos: rut, check_digit, name, company, amount, due_date, overdue_days, mobile, landline, phone, other_phone, coupons, deadline, max_date, reference, email, zone */
          mapping_json?: string;
        };
      };
    };
    responses: {
      /** @description Agregadas */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            import_id: string;
            batch_id: string;
            batch_name: string;
            processing_type: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
            stats: {
              [key: string]: number;
            };
            /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
            errors: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            warnings: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            duplicates: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
              /** @description El lote vivo que ya tiene a la persona */
              batch_id: string;
            }[];
            duplicates_in_file: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
            }[];
            /** @description Solo al agregar a un lote: personas agregadas */
            jobs_added?: number;
          };
        };
      };
      /** @description En lectura */
      202: {
        headers: {
          /** @description Dónde se sigue el avance */
          Location?: string;
          /** @description Segundos que hay que esperar */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            import_id: string;
            batch_id: string;
            batch_name: string;
            processing_type: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
            stats: {
              [key: string]: number;
            };
            /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
            errors: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            warnings: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            duplicates: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
              /** @description El lote vivo que ya tiene a la persona */
              batch_id: string;
            }[];
            duplicates_in_file: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
            }[];
            /** @description Solo al agregar a un lote: personas agregadas */
            jobs_added?: number;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listUseCases: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Los casos de uso */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            use_cases: string[];
            description: {
              [key: string]: string;
            };
            /** @description Nombre en la dirección y país */
            countries: {
              [key: string]: string;
            };
            details: {
              [key: string]: {
                purpose: string;
                required_fields: string[];
                /** @description Columnas propias, además de las de toda importación */
                columns: {
                  name: string;
                  kind: string;
                }[];
                /** @description Variables que recibe el agente de Retell */
                variables: string[];
                /** @description call_settings que rigen si no se dan */
                defaults: {
                  [key: string]: unknown;
                };
              };
            };
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  startChileUseCase: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. Una solicitud repetida con ella encuentra lo que la primera creó */
        'Idempotency-Key'?: string;
        /** @description respond-async: responde 202 de inmediato */
        Prefer?: string;
      };
      path: {
        /** @description debt_collection, marketing, survey o user_experience */
        use_case: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          file: string;
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description Sin él, el nombre del archivo */
          batch_name?: string;
          /** @description Texto libre */
          batch_description?: string;
          /** @description true o false (por omisión): cargar también a quienes ya están en un lote vivo */
          allow_duplicates?: string;
          /** @description basic (por omisión): el mejor teléfono de cada persona; acquisition: móvil, luego fijo */
          processing_type?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_limite?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_maxima?: string;
          /** @description call_settings como texto JSON */
          call_settings_json?: string;
          /** @description collections (por omisión), marketing, survey o user_experience */
          purpose?: string;
          /** @description true: una fila con errores rechaza el archivo entero */
          strict?: string;
          /** @description 1 a 10 */
          priority?: string;
          /** @description Agente de Retell */
          agent_id?: string;
          /** @description Teléfono E.164 desde el que se llama */
          from_number?: string;
          /** @description demo, solo con el simulador local */
          contact_pack?: string;
          /** @description Columnas propias como JSON {campo: encabezado o letra de columna, una lista de ellos, o null para no usar ninguna}. Campos: rut, check_digit, name, company, amount, due_date, overdue_days, mobile, landline, phone, other_phone, coupons, deadline, max_date, reference, email, zone */
          mapping_json?: string;
          /** @description Obligatorio: la empresa que el agente nombra */
          company_name?: string;
          /** @description Agente de Retell; sin él, el del espacio de trabajo */
          retell_agent_id?: string;
          /** @description marketing: 0 a 100 */
          discount_percentage?: string;
          /** @description marketing: obligatorio */
          offer_description?: string;
          /** @description marketing; general por omisión */
          product_category?: string;
          /** @description marketing: promotional (por omisión), retention o upsell */
          campaign_type?: string;
          /** @description marketing: learn_more (por omisión), buy_now o schedule_demo */
          call_to_action?: string;
          /** @description marketing: valor de la oferta */
          offer_value?: string;
          /** @description marketing: último día de la oferta, AAAA-MM-DD */
          offer_expires?: string;
          /** @description marketing: general, premium, standard o basic, para quien no trae monto ni cupones */
          default_segment?: string;
          /** @description marketing: monto desde el que se es premium; 100000 por omisión */
          premium_threshold?: string;
          /** @description marketing: monto desde el que se es standard; 50000 por omisión */
          standard_threshold?: string;
          /** @description debt_collection: opciones de pago separadas por | o coma */
          payment_options?: string;
          /** @description debt_collection; consolidated por omisión */
          debt_type?: string;
          /** @description survey y user_experience: post_purchase, feedback, survey o notification */
          interaction_type?: string;
          /** @description survey y user_experience */
          producto_servicio?: string;
          /** @description survey y user_experience */
          objetivo?: string;
          /** @description survey y user_experience */
          mensaje_personalizado?: string;
          /** @description survey: separadas por |; obligatorio si el archivo no trae la columna preguntas */
          preguntas?: string;
          /** @description survey y user_experience: 1 a 60; 5 por omisión */
          duracion_minutos?: string;
          /** @description survey y user_experience; es por omisión */
          idioma?: string;
        };
      };
    };
    responses: {
      /** @description Leído: el lote está listo */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            import_id: string;
            batch_id: string;
            batch_name: string;
            processing_type: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
            /** @description total_records_normalized, jobs_created, processing_type y las cifras de toda importación */
            stats: {
              [key: string]: number | string;
            };
            /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
            errors: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            warnings: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            duplicates: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
              /** @description El lote vivo que ya tiene a la persona */
              batch_id: string;
            }[];
            duplicates_in_file: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
            }[];
            /** @description Solo al agregar a un lote: personas agregadas */
            jobs_added?: number;
            use_case: string;
            /** @enum {string} */
            country: 'CL' | 'AR';
          };
        };
      };
      /** @description En lectura */
      202: {
        headers: {
          /** @description Dónde se sigue el avance */
          Location?: string;
          /** @description Segundos que hay que esperar */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            import_id: string;
            batch_id: string;
            batch_name: string;
            processing_type: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
            /** @description total_records_normalized, jobs_created, processing_type y las cifras de toda importación */
            stats: {
              [key: string]: number | string;
            };
            /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
            errors: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            warnings: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            duplicates: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
              /** @description El lote vivo que ya tiene a la persona */
              batch_id: string;
            }[];
            duplicates_in_file: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
            }[];
            /** @description Solo al agregar a un lote: personas agregadas */
            jobs_added?: number;
            use_case: string;
            /** @enum {string} */
            country: 'CL' | 'AR';
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  startArgentinaUseCase: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. Una solicitud repetida con ella encuentra lo que la primera creó */
        'Idempotency-Key'?: string;
        /** @description respond-async: responde 202 de inmediato */
        Prefer?: string;
      };
      path: {
        /** @description debt_collection, marketing, survey o user_experience */
        use_case: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          file: string;
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description Sin él, el nombre del archivo */
          batch_name?: string;
          /** @description Texto libre */
          batch_description?: string;
          /** @description true o false (por omisión): cargar también a quienes ya están en un lote vivo */
          allow_duplicates?: string;
          /** @description basic (por omisión): el mejor teléfono de cada persona; acquisition: móvil, luego fijo */
          processing_type?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_limite?: string;
          /** @description Días desde hoy, 0 a 365, en lugar de la fecha del archivo */
          dias_fecha_maxima?: string;
          /** @description call_settings como texto JSON */
          call_settings_json?: string;
          /** @description collections (por omisión), marketing, survey o user_experience */
          purpose?: string;
          /** @description true: una fila con errores rechaza el archivo entero */
          strict?: string;
          /** @description 1 a 10 */
          priority?: string;
          /** @description Agente de Retell */
          agent_id?: string;
          /** @description Teléfono E.164 desde el que se llama */
          from_number?: string;
          /** @description demo, solo con el simulador local */
          contact_pack?: string;
          /** @description Columnas propias como JSON {campo: encabezado o letra de columna, una lista de ellos, o null para no usar ninguna}. Campos: rut, check_digit, name, company, amount, due_date, overdue_days, mobile, landline, phone, other_phone, coupons, deadline, max_date, reference, email, zone */
          mapping_json?: string;
          /** @description Obligatorio: la empresa que el agente nombra */
          company_name?: string;
          /** @description Agente de Retell; sin él, el del espacio de trabajo */
          retell_agent_id?: string;
          /** @description marketing: 0 a 100 */
          discount_percentage?: string;
          /** @description marketing: obligatorio */
          offer_description?: string;
          /** @description marketing; general por omisión */
          product_category?: string;
          /** @description marketing: promotional (por omisión), retention o upsell */
          campaign_type?: string;
          /** @description marketing: learn_more (por omisión), buy_now o schedule_demo */
          call_to_action?: string;
          /** @description marketing: valor de la oferta */
          offer_value?: string;
          /** @description marketing: último día de la oferta, AAAA-MM-DD */
          offer_expires?: string;
          /** @description marketing: general, premium, standard o basic, para quien no trae monto ni cupones */
          default_segment?: string;
          /** @description marketing: monto desde el que se es premium; 100000 por omisión */
          premium_threshold?: string;
          /** @description marketing: monto desde el que se es standard; 50000 por omisión */
          standard_threshold?: string;
          /** @description debt_collection: opciones de pago separadas por | o coma */
          payment_options?: string;
          /** @description debt_collection; consolidated por omisión */
          debt_type?: string;
          /** @description survey y user_experience: post_purchase, feedback, survey o notification */
          interaction_type?: string;
          /** @description survey y user_experience */
          producto_servicio?: string;
          /** @description survey y user_experience */
          objetivo?: string;
          /** @description survey y user_experience */
          mensaje_personalizado?: string;
          /** @description survey: separadas por |; obligatorio si el archivo no trae la columna preguntas */
          preguntas?: string;
          /** @description survey y user_experience: 1 a 60; 5 por omisión */
          duracion_minutos?: string;
          /** @description survey y user_experience; es por omisión */
          idioma?: string;
        };
      };
    };
    responses: {
      /** @description Leído: el lote está listo */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            import_id: string;
            batch_id: string;
            batch_name: string;
            processing_type: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
            /** @description total_records_normalized, jobs_created, processing_type y las cifras de toda importación */
            stats: {
              [key: string]: number | string;
            };
            /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
            errors: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            warnings: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            duplicates: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
              /** @description El lote vivo que ya tiene a la persona */
              batch_id: string;
            }[];
            duplicates_in_file: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
            }[];
            /** @description Solo al agregar a un lote: personas agregadas */
            jobs_added?: number;
            use_case: string;
            /** @enum {string} */
            country: 'CL' | 'AR';
          };
        };
      };
      /** @description En lectura */
      202: {
        headers: {
          /** @description Dónde se sigue el avance */
          Location?: string;
          /** @description Segundos que hay que esperar */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            import_id: string;
            batch_id: string;
            batch_name: string;
            processing_type: string;
            /** @enum {string} */
            state: 'queued' | 'reading' | 'writing' | 'completed' | 'failed';
            /** @description total_records_normalized, jobs_created, processing_type y las cifras de toda importación */
            stats: {
              [key: string]: number | string;
            };
            /** @description Hasta 1.000 filas rechazadas; stats.refused_rows las cuenta todas */
            errors: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            warnings: {
              /** @description Fila de Excel; 0: el archivo entero */
              row: number;
              column: string | null;
              field: string | null;
              /** @description Qué falla, para programas; la frase puede cambiar, esto no */
              code: string;
              /** @description El valor, acortado y enmascarado */
              value_hint: string | null;
              reason: string;
              suggestion: string | null;
            }[];
            duplicates: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
              /** @description El lote vivo que ya tiene a la persona */
              batch_id: string;
            }[];
            duplicates_in_file: {
              dni_hint: string;
              /** @description Primera fila de la persona */
              first_row: number;
              rows: number[];
            }[];
            /** @description Solo al agregar a un lote: personas agregadas */
            jobs_added?: number;
            use_case: string;
            /** @enum {string} */
            country: 'CL' | 'AR';
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  preflight: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description Como al agregar personas a un lote */
          contacts?: {
            name?: string;
            /** @description RUT en Chile */
            dni?: string | number;
            /** @description El mejor primero */
            phones?: (string | number)[];
            debt_amount?: number | string;
            /** @description Último día de pago, YYYY-MM-DD */
            due_date?: string;
            fecha_maxima?: string;
            company_name?: string;
            reference_number?: string;
            email?: string;
            /** @description Zona IANA de la persona */
            timezone?: string;
            /** @description Región o comuna, si no se sabe la zona */
            region?: string;
            additional_info?: {
              [key: string]: unknown;
            };
          }[];
          /** @description En lugar de contacts: cuántas personas serían */
          contacts_count?: number;
          /**
           * @description true: llamar también a quienes ya están en un lote vivo
           * @default false
           */
          allow_duplicates?: boolean;
          /**
           * @description Peso al repartir llamadas: 1 normal, 2 alta, 3 urgente
           * @default 1
           */
          priority?: number;
          /**
           * @default collections
           * @enum {string}
           */
          purpose?: 'collections' | 'marketing' | 'survey' | 'user_experience';
          /** @description Cuándo y cómo llamar, en cualquiera de sus dos formas: max_attempts y retry_delay_hours (o retry_settings), allowed_hours (o allowed_call_hours) {start, end}, days_of_week 1–7, timezone, ring_timeout y max_call_duration en segundos, max_concurrent_calls */
          call_settings?: {
            [key: string]: unknown;
          } | null;
          /** @description Agente de Retell; sin él, el de la instalación */
          agent_id?: string | null;
          from_number?: string | null;
          /**
           * @description Solo con el simulador local
           * @enum {string|null}
           */
          contact_pack?: 'demo' | null;
        };
      };
    };
    responses: {
      /** @description Lo que pasaría */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            checked_at: string;
            batch_id: string | null;
            state: string | null;
            people: {
              total: number;
              finished: number;
              /** @description En llamada ahora */
              in_progress: number;
              /** @description Se pueden llamar ahora, si hay cupo */
              dialable_now: number;
              skipped: number;
            };
            /** @description Personas miradas de una campaña grande; null: todas */
            sample: number | null;
            skipped: {
              code: string;
              count: number;
              sentence: string;
              /**
               * Format: date-time
               * @description Desde cuándo se puede llamar a la primera; null: cuando alguien actúe, o nunca
               */
              next_at: string | null;
              /** @description true: esta campaña no las llamará */
              permanent: boolean;
              /** @description Hasta 20 */
              job_ids: string[];
              /** @description Lugares en contacts, desde 0; hasta 20 */
              indexes: number[];
            }[];
            warnings: {
              code: string;
              message: string;
            }[];
            /** @description Lo que detiene a toda la campaña hasta que alguien actúe */
            held: {
              code: string;
              sentence: string;
            } | null;
            cost: {
              /** @enum {string} */
              unit: 'minutes' | 'USD';
              /** @description null en un plan por minutos */
              currency: string | null;
              /** @description Nadie contesta, o todos cortan al tiro: lo que sea menos */
              min: number;
              /** @description Según las últimas llamadas de la cuenta */
              expected: number;
              /** @description Todos los intentos, cada uno con la duración máxima */
              max: number;
              /** @description null: plan sin saldo */
              available: number | null;
              /** @description Con el costo esperado; negativo: lo que falta */
              balance_after: number | null;
              enough: boolean;
              /** @description Personas para las que alcanza el saldo */
              people_covered: number | null;
            };
            finish: {
              /**
               * Format: date-time
               * @description Todos contestan a la primera y ninguna otra campaña llama
               */
              earliest: string | null;
              /**
               * Format: date-time
               * @description Cuándo parte la última llamada, al ritmo usual
               */
              expected: string | null;
              /**
               * Format: date-time
               * @description Nadie contesta antes del último intento y cada llamada dura lo máximo
               */
              latest: string | null;
              /** @description Por qué no se puede decir: nothing_left, never_opens, no_capacity */
              reason: string | null;
            };
            assumptions: {
              /** @description Llamadas de los últimos 30 días en que se basa; 0: supuestos */
              history_calls: number;
              /** @description Parte de las llamadas tras las que no hace falta otra */
              success_share: number;
              /** @description Parte que se conecta y se cobra como conversación */
              connected_share: number;
              talk_seconds: number;
              /** @description Cuánto ocupa una llamada su cupo */
              slot_seconds: number;
              /** @description Llamadas esperadas en total */
              calls: number;
              /** @description Llamadas a la vez con que se cuenta */
              slots: number;
              calls_per_second: number;
              /** @description true: ritmo medido en la última hora */
              measured: boolean;
              caps: {
                batch: number;
                account: number;
                workspace: number;
              };
              /** @description Campañas en curso de la cuenta con que se comparte */
              shared_with_account: number;
              /** @description Campañas en curso con que se comparte el workspace de Retell */
              shared_with_all: number;
              /** @description Si los límites diarios de la cuenta frenan: llamadas por día */
              calls_a_day: number | null;
              max_attempts: number;
              retry_delay_hours: number;
              max_call_duration: number;
              policy: string;
              timezone: string;
            };
            /** @description Contactos con errores */
            errors: {
              path: string;
              message: string;
            }[];
            contact_warnings: {
              path: string;
              message: string;
            }[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  preflightBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lo que pasará */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            checked_at: string;
            batch_id: string | null;
            state: string | null;
            people: {
              total: number;
              finished: number;
              /** @description En llamada ahora */
              in_progress: number;
              /** @description Se pueden llamar ahora, si hay cupo */
              dialable_now: number;
              skipped: number;
            };
            /** @description Personas miradas de una campaña grande; null: todas */
            sample: number | null;
            skipped: {
              code: string;
              count: number;
              sentence: string;
              /**
               * Format: date-time
               * @description Desde cuándo se puede llamar a la primera; null: cuando alguien actúe, o nunca
               */
              next_at: string | null;
              /** @description true: esta campaña no las llamará */
              permanent: boolean;
              /** @description Hasta 20 */
              job_ids: string[];
              /** @description Lugares en contacts, desde 0; hasta 20 */
              indexes: number[];
            }[];
            warnings: {
              code: string;
              message: string;
            }[];
            /** @description Lo que detiene a toda la campaña hasta que alguien actúe */
            held: {
              code: string;
              sentence: string;
            } | null;
            cost: {
              /** @enum {string} */
              unit: 'minutes' | 'USD';
              /** @description null en un plan por minutos */
              currency: string | null;
              /** @description Nadie contesta, o todos cortan al tiro: lo que sea menos */
              min: number;
              /** @description Según las últimas llamadas de la cuenta */
              expected: number;
              /** @description Todos los intentos, cada uno con la duración máxima */
              max: number;
              /** @description null: plan sin saldo */
              available: number | null;
              /** @description Con el costo esperado; negativo: lo que falta */
              balance_after: number | null;
              enough: boolean;
              /** @description Personas para las que alcanza el saldo */
              people_covered: number | null;
            };
            finish: {
              /**
               * Format: date-time
               * @description Todos contestan a la primera y ninguna otra campaña llama
               */
              earliest: string | null;
              /**
               * Format: date-time
               * @description Cuándo parte la última llamada, al ritmo usual
               */
              expected: string | null;
              /**
               * Format: date-time
               * @description Nadie contesta antes del último intento y cada llamada dura lo máximo
               */
              latest: string | null;
              /** @description Por qué no se puede decir: nothing_left, never_opens, no_capacity */
              reason: string | null;
            };
            assumptions: {
              /** @description Llamadas de los últimos 30 días en que se basa; 0: supuestos */
              history_calls: number;
              /** @description Parte de las llamadas tras las que no hace falta otra */
              success_share: number;
              /** @description Parte que se conecta y se cobra como conversación */
              connected_share: number;
              talk_seconds: number;
              /** @description Cuánto ocupa una llamada su cupo */
              slot_seconds: number;
              /** @description Llamadas esperadas en total */
              calls: number;
              /** @description Llamadas a la vez con que se cuenta */
              slots: number;
              calls_per_second: number;
              /** @description true: ritmo medido en la última hora */
              measured: boolean;
              caps: {
                batch: number;
                account: number;
                workspace: number;
              };
              /** @description Campañas en curso de la cuenta con que se comparte */
              shared_with_account: number;
              /** @description Campañas en curso con que se comparte el workspace de Retell */
              shared_with_all: number;
              /** @description Si los límites diarios de la cuenta frenan: llamadas por día */
              calls_a_day: number | null;
              max_attempts: number;
              retry_delay_hours: number;
              max_call_duration: number;
              policy: string;
              timezone: string;
            };
            /** @description Contactos con errores */
            errors: {
              path: string;
              message: string;
            }[];
            contact_warnings: {
              path: string;
              message: string;
            }[];
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listJobs: {
    parameters: {
      query?: {
        /** @description Cuántos elementos */
        limit?: number;
        /** @description Cuántos se saltan */
        skip?: number;
        /** @description waiting_schedule: la parte de pending que espera su horario */
        status?:
          | 'pending'
          | 'scheduled'
          | 'in_progress'
          | 'completed'
          | 'done'
          | 'failed'
          | 'suspended'
          | 'cancelled'
          | 'waiting_schedule';
        /** @description La cuenta; sin él, la de la credencial */
        account_id?: string;
        /** @description El lote, por su batch_id o por su id de documento */
        batch_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Jobs */
      200: {
        headers: {
          /** @description Cuántos hay en total */
          'X-Total-Count'?: number;
          /** @description Las partes vecinas de la lista (RFC 8288) */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'][];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  createJob: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          name?: string;
          /** @description RUT en Chile */
          dni?: string | number;
          /** @description El mejor primero */
          phones?: (string | number)[];
          debt_amount?: number | string;
          /** @description Último día de pago, YYYY-MM-DD */
          due_date?: string;
          fecha_maxima?: string;
          company_name?: string;
          reference_number?: string;
          email?: string;
          /** @description Zona IANA de la persona */
          timezone?: string;
          /** @description Región o comuna, si no se sabe la zona */
          region?: string;
          additional_info?: {
            [key: string]: unknown;
          };
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description Un lote al que se agrega; sin él, una llamada individual */
          batch_id?: string;
        };
      };
    };
    responses: {
      /** @description El job creado */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            job: components['schemas']['Job'];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description job_id, o el id de documento de 24 dígitos hexadecimales */
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El job */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  deleteJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description job_id, o el id de documento de 24 dígitos hexadecimales */
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Cancelado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionAnswer'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listJobAttempts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description job_id, o el id de documento de 24 dígitos hexadecimales */
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Llamadas */
      200: {
        headers: {
          /** @description Cuántos hay en total */
          'X-Total-Count'?: number;
          /** @description Las partes vecinas de la lista (RFC 8288) */
          Link?: string;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Attempt'][];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  retryJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description job_id, o el id de documento de 24 dígitos hexadecimales */
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description En espera otra vez */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionAnswer'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  cancelJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description job_id, o el id de documento de 24 dígitos hexadecimales */
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Cancelado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ActionAnswer'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  withdrawJobs: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description RUT con o sin puntos; fuera de Chile, el documento */
          ruts?: (string | number)[];
          /** @description En vez de los RUT, o además: cualquier teléfono de la persona */
          phones?: (string | number)[];
          /** @description Por qué, por ejemplo «pagaron hoy»; queda en cada job y en la auditoría */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Retiradas */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            withdrawal_id: string;
            /** @description Personas retiradas de al menos una campaña */
            people: number;
            /** @description Jobs que ya no llamarán */
            cancelled: number;
            /** @description Jobs cuya llamada en curso termina; no la sigue otra */
            finishing: number;
            /** @description Llamadas ya enviadas a Retell y sin respuesta: pueden sonar; ninguna otra empieza */
            in_flight: number;
            batches: {
              /** @description null: llamadas individuales */
              batch_id: string | null;
              name: string | null;
              cancelled: number;
              finishing: number;
            }[];
            /** @description Tal como se enviaron: nadie así espera en una campaña en curso */
            not_found: string[];
            /** @description Entradas que no se pudieron leer */
            errors: {
              path: string;
              message: string;
            }[];
            warnings: string[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  withdrawList: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          file: string;
          /** @description Sin él, la cuenta de la credencial */
          account_id?: string;
          /** @description Por qué, por ejemplo «pagaron hoy»; queda en cada job y en la auditoría */
          reason: string;
        };
      };
    };
    responses: {
      /** @description Retiradas */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {boolean} */
            success: true;
            message: string;
            withdrawal_id: string;
            /** @description Personas retiradas de al menos una campaña */
            people: number;
            /** @description Jobs que ya no llamarán */
            cancelled: number;
            /** @description Jobs cuya llamada en curso termina; no la sigue otra */
            finishing: number;
            /** @description Llamadas ya enviadas a Retell y sin respuesta: pueden sonar; ninguna otra empieza */
            in_flight: number;
            batches: {
              /** @description null: llamadas individuales */
              batch_id: string | null;
              name: string | null;
              cancelled: number;
              finishing: number;
            }[];
            /** @description Tal como se enviaron: nadie así espera en una campaña en curso */
            not_found: string[];
            /** @description Entradas que no se pudieron leer */
            errors: {
              path: string;
              message: string;
            }[];
            warnings: string[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getBatchResults: {
    parameters: {
      query?: {
        /** @description Sin él decide Accept. csv y xlsx traen todas las personas; json, una página */
        format?: 'json' | 'csv' | 'xlsx';
        /** @description Del CSV. chile: punto y coma, coma decimal y BOM; rfc4180: coma y punto decimal */
        dialect?: 'chile' | 'rfc4180';
        /** @description Cuántas personas (json) */
        limit?: number;
        /** @description next_cursor de la respuesta anterior (json) */
        cursor?: string;
      };
      header?: {
        /** @description text/csv o el tipo de Excel: como format */
        Accept?: string;
      };
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Los resultados */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              job_id: string;
              dni: string;
              name: string;
              phones: string[];
              status: string;
              /** @enum {string} */
              outcome:
                | 'contacted'
                | 'not_contacted'
                | 'waiting'
                | 'in_call'
                | 'no_balance'
                | 'withdrawn'
                | 'cancelled';
              /** @description Por qué no se la contactó; null si se la contactó */
              reason: string | null;
              /** @description Llamadas que contaron */
              attempts: number;
              /** @description Marcaciones que Retell tomó */
              calls: number;
              /** Format: date-time */
              last_call_at: string | null;
              /** @description Cómo terminó la última llamada */
              last_result: string | null;
              /** @description El teléfono en que contestó una persona */
              answered_phone: string | null;
              /** @description Segundos conectados, de todas sus llamadas */
              duration_seconds: number;
              /** @description US$, de todas sus llamadas */
              cost: number;
              /** @description Segundos descontados en un plan por minutos */
              charged_seconds: number;
              /** @description Fecha de pago a que se comprometió */
              fecha_pago_cliente: string | null;
              monto_pago_cliente: null | number | string;
              /** @description Lo demás que el agente recogió en la última llamada */
              variables: {
                [key: string]: unknown;
              };
              debt_amount: number | null;
              due_date: string | null;
              company_name: string | null;
              reference_number: string | null;
              /** Format: date-time */
              created_at: string;
            }[];
            next_cursor: string | null;
            has_more: boolean;
          };
          'text/csv': string;
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getCancelledStats: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las cifras */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            batch_id: string;
            /** @description La zona de los días */
            timezone: string;
            total: number;
            by_reason: {
              reason: string;
              count: number;
            }[];
            by_day: {
              /** @description Día local, YYYY-MM-DD */
              date: string;
              count: number;
            }[];
            /** @description Por día y motivo, lo más nuevo primero */
            groups: {
              /** @description Día local, YYYY-MM-DD */
              date: string;
              reason: string;
              count: number;
            }[];
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getCallRecording: {
    parameters: {
      query?: never;
      header?: {
        /** @description bytes=desde-hasta, para escuchar desde la mitad */
        Range?: string;
      };
      path: {
        /** @description attempt_id de la llamada */
        attempt_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La grabación */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
          'audio/mpeg': string;
        };
      };
      /** @description La parte pedida */
      206: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'audio/wav': string;
          'audio/mpeg': string;
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listEvidence: {
    parameters: {
      query?: {
        /** @description Sin ella, la cuenta de la credencial */
        account_id?: string;
        /** @description RUT, con o sin puntos; fuera de Chile, el documento; sin documento, el teléfono */
        person?: string;
        /** @description Teléfono, como en los archivos */
        phone?: string;
        /** @description Registrados desde este instante */
        from?: string;
        /** @description Registrados antes de este instante, a lo más 366 días después de from */
        to?: string;
        /** @description Cuántos elementos */
        limit?: number;
        /** @description next_cursor de la respuesta anterior */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El registro */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['Evidence'][];
            next_cursor: string | null;
            has_more: boolean;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  exportEvidence: {
    parameters: {
      query?: {
        /** @description Sin ella, la cuenta de la credencial */
        account_id?: string;
        /** @description RUT, con o sin puntos; fuera de Chile, el documento; sin documento, el teléfono */
        person?: string;
        /** @description Teléfono, como en los archivos */
        phone?: string;
        /** @description json trae todo para verificar */
        format?: 'xlsx' | 'json';
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description El registro */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            format: 'timbre-evidence-1';
            account_id: string;
            /** Format: date-time */
            exported_at: string;
            of: {
              person_key?: string;
              phone?: string;
            };
            entries: {
              [key: string]: unknown;
            }[];
            seals: {
              [key: string]: unknown;
            }[];
            /** @description El último sello de la cadena: anótelo fuera del sistema */
            head: {
              n: number;
              hash: string;
            } | null;
          };
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': string;
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  verifyEvidence: {
    parameters: {
      query?: {
        /** @description Sin ella, la cuenta de la credencial */
        account_id?: string;
        /** @description next_cursor de la respuesta anterior */
        cursor?: string;
        /** @description Número de un sello anotado fuera del sistema */
        anchor_seal?: number;
        /** @description Hash anotado de ese sello */
        anchor_hash?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Lo encontrado */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description No se encontró ninguna falla en lo revisado */
            ok: boolean;
            /** @description false: siga con next_cursor */
            complete: boolean;
            seals: number;
            entries: number;
            attempts: number;
            /** @description Registros que esperan su sello; se sellan cada 30 s */
            unsealed: number;
            breaks: number;
            breaks_by_kind: {
              [key: string]: number;
            };
            first_break: {
              kind: string;
              detail: string;
              seal: number | null;
              id: string | null;
            } | null;
            /** @description El último sello de la cadena: anótelo fuera del sistema */
            head: {
              n: number;
              hash: string;
            } | null;
            next_cursor: string | null;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  explainJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description job_id, o el id de documento de 24 dígitos hexadecimales */
        job_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La explicación */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['JobExplanation'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  explainBatch: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description batch_id, o el id de documento de 24 dígitos hexadecimales */
        batch_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La explicación */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchExplanation'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listEmergencyStops: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las detenciones */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['EmergencyStop'][];
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  raiseEmergencyStop: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description all y workspace: solo la plataforma
           * @default account
           * @enum {string}
           */
          scope?: 'all' | 'workspace' | 'account';
          /** @description La cuenta que se detiene; sin ella, la de la credencial */
          account_id?: string;
          workspace_id?: string;
          /** @description Queda en la auditoría y en la bandeja de cada cuenta */
          reason: string;
          /**
           * @description Corta también las llamadas en curso
           * @default false
           */
          hang_up?: boolean;
        };
      };
    };
    responses: {
      /** @description Ya estaba detenido */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            stop_id: string;
            /** @enum {string} */
            scope: 'all' | 'workspace' | 'account';
            account_id: string | null;
            workspace_id: string | null;
            reason: string;
            hang_up: boolean;
            /**
             * @description Quién la hizo; la de la plataforma solo la levanta la plataforma
             * @enum {string}
             */
            raised_by: 'platform' | 'account';
            /** Format: date-time */
            since: string;
            /** @description Marcaciones enviadas a Retell antes de detener y aún sin respuesta: pueden sonar */
            in_flight: number;
            /** @description Llamadas en curso en este momento */
            live_calls: number;
          };
        };
      };
      /** @description Detenido */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            stop_id: string;
            /** @enum {string} */
            scope: 'all' | 'workspace' | 'account';
            account_id: string | null;
            workspace_id: string | null;
            reason: string;
            hang_up: boolean;
            /**
             * @description Quién la hizo; la de la plataforma solo la levanta la plataforma
             * @enum {string}
             */
            raised_by: 'platform' | 'account';
            /** Format: date-time */
            since: string;
            /** @description Marcaciones enviadas a Retell antes de detener y aún sin respuesta: pueden sonar */
            in_flight: number;
            /** @description Llamadas en curso en este momento */
            live_calls: number;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  liftEmergencyStop: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la detención */
        stop_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Levantada, ahora o antes */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listDoNotCall: {
    parameters: {
      query?: {
        /** @description Sin ella, la cuenta de la credencial */
        account_id?: string;
        /** @description account: nadie de la cuenta · batch: nadie del lote · person: una persona · phone: un teléfono */
        level?: 'account' | 'batch' | 'person' | 'phone';
        /** @description Solo las que llegaron así */
        source?: 'manual' | 'csv' | 'opt_out' | 'erasure';
        /** @description RUT; fuera de Chile, el documento; sin documento, el teléfono */
        person?: string;
        /** @description Teléfono, como en los archivos */
        phone?: string;
        /** @description Entradas limitadas a este lote */
        batch_id?: string;
        /** @description Cuántos elementos */
        limit?: number;
        /** @description next_cursor de la respuesta anterior */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las entradas */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: components['schemas']['DoNotCall'][];
            next_cursor: string | null;
            has_more: boolean;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  addDoNotCall: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Sin ella, la cuenta de la credencial */
          account_id?: string;
          /**
           * @description account: nadie de la cuenta · batch: nadie del lote · person: una persona · phone: un teléfono
           * @enum {string}
           */
          level: 'account' | 'batch' | 'person' | 'phone';
          /** @description person: RUT (o documento, o teléfono de quien no tiene) · phone: teléfono */
          value?: string;
          /** @description Solo para las llamadas de este lote; null: para toda la cuenta */
          batch_id?: string | null;
          /** @description Por qué no se llama: se muestra en el job */
          reason: string;
          /**
           * Format: date-time
           * @description null: para siempre
           */
          expires_at?: string | null;
        };
      };
    };
    responses: {
      /** @description Ya estaba; así rige ahora */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoNotCall'];
        };
      };
      /** @description Agregada */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoNotCall'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getDoNotCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la entrada */
        entry_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La entrada */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DoNotCall'];
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  removeDoNotCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la entrada */
        entry_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Borrada, ahora o antes */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  importDoNotCall: {
    parameters: {
      query?: never;
      header?: {
        /** @description Elegida por el cliente, 1 a 255 caracteres. La misma solicitud con la misma clave, durante 24 horas, recibe la misma respuesta con Idempotency-Replayed: true y no hace nada más; con otros datos, 422; mientras la primera sigue en curso, 409 */
        'Idempotency-Key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'multipart/form-data': {
          file: string;
          /** @description Sin ella, la cuenta de la credencial */
          account_id?: string;
          /** @description Solo para las llamadas de este lote */
          batch_id?: string;
          /**
           * @description Para las filas sin motivo propio
           * @default lista cargada
           */
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Cargada */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            rows: number;
            /** @description Entradas nuevas; una fila con RUT y teléfono hace dos */
            added: number;
            /** @description Ya estaban: toman el motivo y el vencimiento del archivo */
            replaced: number;
            /** @description Las pidió la persona en una llamada y no se tocan */
            kept: number;
            /** @description Filas con fallas, que no se cargaron */
            refused: number;
            errors: {
              /** @description Fila como la muestra Excel */
              row: number;
              column: string;
              message: string;
            }[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      409: components['responses']['Problem409'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getContactPolicy: {
    parameters: {
      query?: {
        /** @description Sin ella, la cuenta de la credencial */
        account_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La política */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: string;
            country: string;
            timezone: string;
            own_rules: {
              /** @description En la zona de la persona */
              hours?: {
                start: string;
                end: string;
              };
              /** @description 1 lunes a 7 domingo */
              days?: number[];
              max_contacts_per_week?: number;
              /**
               * @description any: toda llamada hecha cuenta como contacto
               * @enum {string}
               */
              counts?: 'any';
              /** @enum {boolean} */
              holidays_closed?: true;
              /**
               * @description strict: a quien no tiene zona conocida se llama solo cuando todas las del país lo permiten
               * @enum {string}
               */
              unknown_zone?: 'strict';
            } | null;
            /** @description Lo que rige hoy para cada propósito */
            policies: {
              purpose: string;
              pack: string;
              /** @description Desde cuándo rige esta versión */
              valid_from: string;
              /** @description Horas en que se puede llamar, con lo que la cuenta acortó; null: todas */
              legal_hours:
                | {
                    days: number[];
                    start: string;
                    end: string;
                  }[]
                | null;
              holidays_closed: boolean;
              max_contacts_per_week: number | null;
              max_contacts_per_day: number | null;
              /** @enum {string} */
              counts: 'answered' | 'any';
              /** @description Prefijos del número que se muestra */
              caller_ids: {
                forbidden: string[];
                required: string[] | null;
                expected: string[] | null;
              } | null;
              /** @description Registro público con que se debe comparar la lista antes de llamar */
              register: {
                name: string;
                scrub_days: number;
              } | null;
              sources: string[];
            }[];
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  setContactPolicy: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Sin ella, la cuenta de la credencial */
          account_id?: string;
          /** @description Reemplaza las reglas propias; null: solo las del país */
          own_rules: {
            /** @description En la zona de la persona */
            hours?: {
              start: string;
              end: string;
            };
            /** @description 1 lunes a 7 domingo */
            days?: number[];
            max_contacts_per_week?: number;
            /**
             * @description any: toda llamada hecha cuenta como contacto
             * @enum {string}
             */
            counts?: 'any';
            /** @enum {boolean} */
            holidays_closed?: true;
            /**
             * @description strict: a quien no tiene zona conocida se llama solo cuando todas las del país lo permiten
             * @enum {string}
             */
            unknown_zone?: 'strict';
          } | null;
        };
      };
    };
    responses: {
      /** @description Como rige ahora */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: string;
            country: string;
            timezone: string;
            own_rules: {
              /** @description En la zona de la persona */
              hours?: {
                start: string;
                end: string;
              };
              /** @description 1 lunes a 7 domingo */
              days?: number[];
              max_contacts_per_week?: number;
              /**
               * @description any: toda llamada hecha cuenta como contacto
               * @enum {string}
               */
              counts?: 'any';
              /** @enum {boolean} */
              holidays_closed?: true;
              /**
               * @description strict: a quien no tiene zona conocida se llama solo cuando todas las del país lo permiten
               * @enum {string}
               */
              unknown_zone?: 'strict';
            } | null;
            /** @description Lo que rige hoy para cada propósito */
            policies: {
              purpose: string;
              pack: string;
              /** @description Desde cuándo rige esta versión */
              valid_from: string;
              /** @description Horas en que se puede llamar, con lo que la cuenta acortó; null: todas */
              legal_hours:
                | {
                    days: number[];
                    start: string;
                    end: string;
                  }[]
                | null;
              holidays_closed: boolean;
              max_contacts_per_week: number | null;
              max_contacts_per_day: number | null;
              /** @enum {string} */
              counts: 'answered' | 'any';
              /** @description Prefijos del número que se muestra */
              caller_ids: {
                forbidden: string[];
                required: string[] | null;
                expected: string[] | null;
              } | null;
              /** @description Registro público con que se debe comparar la lista antes de llamar */
              register: {
                name: string;
                scrub_days: number;
              } | null;
              sources: string[];
            }[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listHolidays: {
    parameters: {
      query?: {
        /** @description Sin ella, la cuenta de la credencial */
        account_id?: string;
        /** @description Sin él, el año actual de la cuenta */
        year?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Los feriados */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            year: number;
            country: string;
            /** @description Los del país, que una cuenta no puede quitar */
            national: {
              date: string;
              name: string;
              /** @description La norma que lo establece */
              law: string;
            }[];
            /** @description Los que agregó la cuenta */
            own: {
              date: string;
              name: string;
            }[];
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  replaceHolidays: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Sin ella, la cuenta de la credencial */
          account_id?: string;
          /** @description Reemplaza la lista propia entera */
          holidays: {
            date: string;
            name: string;
          }[];
        };
      };
    };
    responses: {
      /** @description La lista propia */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            holidays: {
              date: string;
              name: string;
            }[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  revealJob: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description job_id, o el id de documento de 24 dígitos hexadecimales */
        job_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Para qué se necesitan los datos; queda en la auditoría. Sin datos de la persona */
          reason: string;
        };
      };
    };
    responses: {
      /** @description El job */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Job'];
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  revealCall: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description attempt_id, o el call_id de Retell */
        attempt_id: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Para qué se necesitan los datos; queda en la auditoría. Sin datos de la persona */
          reason: string;
        };
      };
    };
    responses: {
      /** @description La llamada */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            attempt_id: string;
            /** @description El id de Retell */
            call_id: string | null;
            job_id: string;
            account_id: string;
            /** @description null: llamada individual */
            batch_id: string | null;
            /** @description Cómo está hoy el job de la persona; null si fue borrado */
            status: string | null;
            contact_name: string | null;
            phone_number: string;
            /**
             * Format: date-time
             * @description Cuándo se decidió llamar
             */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
            call_duration_seconds: number | null;
            call_result: {
              [key: string]: unknown;
            } | null;
            call_status: string | null;
            /** @description US$ cobrados */
            call_cost: number;
            transcript: string | null;
            /** @description El enlace de Retell, que vence en un día */
            recording_url: string | null;
            collected_variables: {
              [key: string]: unknown;
            };
            attempt: components['schemas']['Attempt'];
            /** @description El resumen de la conversación */
            summary: string | null;
            /** @description Lo que se cobró, en la unidad del plan; null: nada todavía */
            charge: {
              /** @enum {string} */
              unit: 'seconds' | 'USD';
              amount: number;
            } | null;
            /** @description El número que se mostró */
            from_number: string;
            agent_id: string;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  searchSubjects: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description Sin ella, la cuenta de la credencial */
          account_id?: string;
          /** @description RUT en cualquier forma; fuera de Chile, el documento; sin documento, el teléfono */
          rut?: string;
          /** @description Teléfono: todas las personas que lo tienen, 20 a lo más */
          phone?: string;
        };
      };
    };
    responses: {
      /** @description Las personas */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @description Vacía: no hay datos de esa persona */
            data: {
              /** @description Para las operaciones sobre esta persona; dura 30 días */
              subject_key: string;
              person: string;
              name: string | null;
              phones: string[];
              /** @description Sus datos se eliminaron antes y no se le llama */
              suppressed: boolean;
              jobs: {
                count: number;
                job_ids: string[];
                batch_ids: string[];
              };
              attempts: {
                count: number;
                attempt_ids: string[];
                /** @description De los listados, cuántos guardan transcripción o grabación */
                with_conversation: number;
              };
              /** @description Registro que exige la ley */
              evidence: {
                count: number;
              };
              do_not_call: {
                entry_ids: string[];
              };
              messages: {
                message_ids: number[];
              };
              requests: {
                request_ids: string[];
              };
            }[];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  exportSubject: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Clave que dio la búsqueda; no dice nada de la persona */
        subject_key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Los datos */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {string} */
            format: 'timbre-subject-1';
            account_id: string;
            subject_key: string;
            request_id: string;
            /** Format: date-time */
            exported_at: string;
            person: string;
            phones: string[];
            jobs: {
              [key: string]: unknown;
            }[];
            attempts: {
              [key: string]: unknown;
            }[];
            evidence: {
              [key: string]: unknown;
            }[];
            do_not_call: {
              [key: string]: unknown;
            }[];
            messages: {
              [key: string]: unknown;
            }[];
            requests: {
              request_id: string;
              account_id: string;
              subject_key: string;
              /**
               * @description access: copia de sus datos · block: no más llamadas · erase: eliminación
               * @enum {string}
               */
              kind: 'access' | 'block' | 'erase';
              /** @enum {string} */
              status: 'open' | 'done';
              reason: string;
              requested_by: string;
              /** Format: date-time */
              requested_at: string;
              /**
               * Format: date-time
               * @description Último día para responder: 30 días después del pedido
               */
              due_at: string;
              overdue: boolean;
              /** Format: date-time */
              completed_at: string | null;
              /** @description live_call: termina la llamada en curso · provider: Retell borra sus copias */
              waits_for: string | null;
              steps: {
                [key: string]: string;
              };
              counts: {
                [key: string]: number;
              };
            }[];
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  blockSubject: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Clave que dio la búsqueda; no dice nada de la persona */
        subject_key: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /** @description Por qué no se le llama */
          reason: string;
          /**
           * Format: date-time
           * @description null: para siempre
           */
          expires_at?: string | null;
        };
      };
    };
    responses: {
      /** @description Bloqueada */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            subject_key: string;
            request_id: string;
            entry: components['schemas']['DoNotCall'];
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  eraseSubject: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Clave que dio la búsqueda; no dice nada de la persona */
        subject_key: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La solicitud */
      202: {
        headers: {
          /** @description Dónde se sigue el avance */
          Location?: string;
          /** @description Segundos que hay que esperar */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            request_id: string;
            account_id: string;
            subject_key: string;
            /**
             * @description access: copia de sus datos · block: no más llamadas · erase: eliminación
             * @enum {string}
             */
            kind: 'access' | 'block' | 'erase';
            /** @enum {string} */
            status: 'open' | 'done';
            reason: string;
            requested_by: string;
            /** Format: date-time */
            requested_at: string;
            /**
             * Format: date-time
             * @description Último día para responder: 30 días después del pedido
             */
            due_at: string;
            overdue: boolean;
            /** Format: date-time */
            completed_at: string | null;
            /** @description live_call: termina la llamada en curso · provider: Retell borra sus copias */
            waits_for: string | null;
            steps: {
              [key: string]: string;
            };
            counts: {
              [key: string]: number;
            };
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  listSubjectRequests: {
    parameters: {
      query?: {
        /** @description Sin ella, la cuenta de la credencial */
        account_id?: string;
        /** @description open: falta algo · done: respondida */
        status?: 'open' | 'done';
        /** @description Qué se pidió */
        kind?: 'access' | 'block' | 'erase';
        /** @description Cuántos elementos */
        limit?: number;
        /** @description next_cursor de la respuesta anterior */
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Las solicitudes */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            data: {
              request_id: string;
              account_id: string;
              subject_key: string;
              /**
               * @description access: copia de sus datos · block: no más llamadas · erase: eliminación
               * @enum {string}
               */
              kind: 'access' | 'block' | 'erase';
              /** @enum {string} */
              status: 'open' | 'done';
              reason: string;
              requested_by: string;
              /** Format: date-time */
              requested_at: string;
              /**
               * Format: date-time
               * @description Último día para responder: 30 días después del pedido
               */
              due_at: string;
              overdue: boolean;
              /** Format: date-time */
              completed_at: string | null;
              /** @description live_call: termina la llamada en curso · provider: Retell borra sus copias */
              waits_for: string | null;
              steps: {
                [key: string]: string;
              };
              counts: {
                [key: string]: number;
              };
            }[];
            next_cursor: string | null;
            has_more: boolean;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getSubjectRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Id de la solicitud */
        request_id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description La solicitud */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            request_id: string;
            account_id: string;
            subject_key: string;
            /**
             * @description access: copia de sus datos · block: no más llamadas · erase: eliminación
             * @enum {string}
             */
            kind: 'access' | 'block' | 'erase';
            /** @enum {string} */
            status: 'open' | 'done';
            reason: string;
            requested_by: string;
            /** Format: date-time */
            requested_at: string;
            /**
             * Format: date-time
             * @description Último día para responder: 30 días después del pedido
             */
            due_at: string;
            overdue: boolean;
            /** Format: date-time */
            completed_at: string | null;
            /** @description live_call: termina la llamada en curso · provider: Retell borra sus copias */
            waits_for: string | null;
            steps: {
              [key: string]: string;
            };
            counts: {
              [key: string]: number;
            };
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  getRetention: {
    parameters: {
      query?: {
        /** @description Sin ella, la cuenta de la credencial */
        account_id?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Los plazos */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: string;
            recordings_days: number;
            transcripts_days: number;
            attempts_days: number;
            audit_days: number;
            /**
             * @description Los archivos se borran apenas se leen
             * @enum {number}
             */
            raw_imports_days: 0;
          };
        };
      };
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
  setRetention: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description Sin ella, la cuenta de la credencial */
          account_id?: string;
          /** @description Copias de grabaciones, aquí y en Retell */
          recordings_days?: number;
          /** @description Transcripciones, resúmenes y variables de las llamadas */
          transcripts_days?: number;
          /** @description Nombres, documentos, teléfonos y deuda de jobs e intentos; sus cifras quedan */
          attempts_days?: number;
          /** @description Auditoría */
          audit_days?: number;
        };
      };
    };
    responses: {
      /** @description Los plazos */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            account_id: string;
            recordings_days: number;
            transcripts_days: number;
            attempts_days: number;
            audit_days: number;
            /**
             * @description Los archivos se borran apenas se leen
             * @enum {number}
             */
            raw_imports_days: 0;
          };
        };
      };
      400: components['responses']['Problem400'];
      401: components['responses']['Problem401'];
      403: components['responses']['Problem403'];
      404: components['responses']['Problem404'];
      413: components['responses']['Problem413'];
      415: components['responses']['Problem415'];
      422: components['responses']['Problem422'];
      429: components['responses']['Problem429'];
      500: components['responses']['Problem500'];
      503: components['responses']['Problem503'];
    };
  };
}
