/** What a conversation talks about, spelled for the ear. */
export interface Facts {
  nombre: string;
  empresa: string;
  /** `$150.000`, or words when the caller sent no amount. */
  monto: string;
  /** The due date as the caller sent it, or words. */
  fecha: string;
  /** The day of the promise: ISO, and as it is said. */
  fecha_pago: string;
  fecha_pago_hablada: string;
  /** The promised amount: whole pesos, and as it is said. */
  monto_pago: number;
  monto_pago_hablado: string;
}

/** One turn of a conversation. */
export interface Turn {
  role: 'agent' | 'user';
  content: string;
}

type Script = (facts: Facts) => Turn[];

const agent = (content: string): Turn => ({ role: 'agent', content });
const user = (content: string): Turn => ({ role: 'user', content });

const greeting = ({ nombre, empresa }: Facts): Turn[] => [
  agent(`Buenos días, le llamo de parte de ${empresa}. ¿Hablo con ${nombre}?`),
];

const debt = ({ monto, fecha }: Facts): Turn =>
  agent(
    `Gracias. Le contacto porque registra ${monto} con vencimiento ${fecha}. ¿Podemos ver una fecha de pago?`,
  );

const SCRIPTS = {
  promise: (facts) => [
    ...greeting(facts),
    user('Sí, con ella habla. ¿De qué se trata?'),
    debt(facts),
    user('Ya, sí, se me había pasado. Me pagan luego, ¿le sirve que lo haga en unos días más?'),
    agent('Por supuesto. ¿Qué día y qué monto le acomodan?'),
    user(`El ${facts.fecha_pago_hablada} le puedo pagar ${facts.monto_pago_hablado}.`),
    agent(
      `Perfecto, dejo registrado su compromiso de ${facts.monto_pago_hablado} para el ` +
        `${facts.fecha_pago_hablada}. Muchas gracias, que esté muy bien.`,
    ),
    user('Ya, gracias, chao.'),
  ],
  refusal: (facts) => [
    ...greeting(facts),
    user('Sí, soy yo.'),
    debt(facts),
    user('Mire, ahora estoy sin pega y no le puedo dar ninguna fecha.'),
    agent('Entiendo su situación. ¿Quiere que le cuente las alternativas para repactar?'),
    user('No, por ahora no, gracias.'),
    agent('Muy bien. Queda a su disposición el sitio de pagos. Que tenga un buen día.'),
  ],
  already_paid: (facts) => [
    ...greeting(facts),
    user('Sí, con él.'),
    debt(facts),
    user('Pero si eso ya lo pagué la semana pasada, tengo el comprobante.'),
    agent('Muchas gracias por avisar. Dejo constancia para que revisen su pago y no le volvamos a molestar.'),
    user('Ya, por favor.'),
  ],
  call_later: (facts) => [
    ...greeting(facts),
    user('Sí, pero estoy manejando, ¿me puede llamar más rato?'),
    agent('Por supuesto, le llamamos en otro momento. Maneje con cuidado.'),
    user('Ya, gracias.'),
  ],
  wrong_person: (facts) => [
    ...greeting(facts),
    user('No, está equivocado, este número es mío hace años y no conozco a esa persona.'),
    agent('Disculpe la molestia. Dejo anotado que este número no corresponde. Que esté bien.'),
  ],
  opt_out: (facts) => [
    ...greeting(facts),
    user('Sí, y les pido que no me llamen más a este número.'),
    agent('Entendido. Dejo registrada su solicitud y no volveremos a llamarle. Disculpe la molestia.'),
    user('Eso, gracias.'),
  ],
  transfer: (facts) => [
    ...greeting(facts),
    user('Sí, soy yo. Prefiero hablar con una persona, por favor.'),
    agent('Claro que sí, le comunico de inmediato con una ejecutiva. No corte, por favor.'),
    user('Ya, espero.'),
  ],
  transfer_cancelled: (facts) => [
    ...greeting(facts),
    user('Sí. Páseme con un ejecutivo, mejor.'),
    agent('Le comunico enseguida, un momento por favor.'),
    agent('Lo siento, en este momento no hay ejecutivos disponibles. Una persona le devolverá el llamado.'),
    user('Bueno, quedo atenta.'),
  ],
  cut_short: (facts) => [...greeting(facts), user('¿Aló? Sí, con ella… ¿Aló? No le escucho.')],
  silence: (facts) => [...greeting(facts), agent('¿Aló? ¿Me escucha?')],
  voicemail: () => [user('Usted se ha comunicado con el buzón de voz. Deje su mensaje después de la señal.')],
  ivr: ({ empresa }) => [
    user('Bienvenido a nuestra central telefónica. Si conoce el anexo, márquelo ahora; ventas, marque uno.'),
    agent(`Buenos días, llamo de parte de ${empresa}.`),
    user('Opción no válida. Para volver al menú principal, marque cero.'),
  ],
} satisfies Record<string, Script>;

export type ScriptName = keyof typeof SCRIPTS;

/** Left on a machine by agents that are configured to speak to it; it names no debt, because others may hear it. */
const machineMessage = ({ nombre, empresa }: Facts): Turn =>
  agent(`Mensaje para ${nombre}: por favor comuníquese con ${empresa}. Muchas gracias.`);

/** The conversation of a script with these facts. */
export const converse = (name: ScriptName, facts: Facts, leaves_message: boolean): Turn[] => {
  const turns = SCRIPTS[name](facts);
  return name === 'voicemail' && leaves_message ? [...turns, machineMessage(facts)] : turns;
};
