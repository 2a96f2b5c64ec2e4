/** An invented person: no name, RUT or phone here belongs to anybody on purpose. */
export interface FakePerson {
  name: string;
  /** `12345678-5`, right check digit, body between 5,000,000 and 24,999,999. */
  rut: string;
  /** `+56 9 5xxx xxxx` in E.164. */
  phone: string;
}

const FIRST_NAMES = [
  ...[
    'Camila',
    'Matías',
    'Josefa',
    'Benjamín',
    'Antonia',
    'Vicente',
    'Catalina',
    'Tomás',
    'Constanza',
    'Joaquín',
  ],
  ...[
    'Fernanda',
    'Sebastián',
    'Javiera',
    'Ignacio',
    'Valentina',
    'Cristóbal',
    'Francisca',
    'Rodrigo',
    'Carolina',
  ],
  ...[
    'Andrés',
    'Daniela',
    'Claudio',
    'Paulina',
    'Hernán',
    'Marcela',
    'Patricio',
    'Ximena',
    'Álvaro',
    'Nicole',
  ],
];
const LAST_NAMES = [
  ...[
    'Muñoz',
    'Rojas',
    'Díaz',
    'Soto',
    'Contreras',
    'Silva',
    'Sepúlveda',
    'Morales',
    'Fuentes',
    'Araya',
    'Núñez',
  ],
  ...[
    'Espinoza',
    'Tapia',
    'Vergara',
    'Riquelme',
    'Cárdenas',
    'Pizarro',
    'Venegas',
    'Alarcón',
    'Yáñez',
    'Bustos',
  ],
  ...[
    'Ñancupil',
    'Huenchumán',
    'Zamorano',
    'Leiva',
    'Godoy',
    'Jara',
    'Cifuentes',
    'Ibáñez',
    'Poblete',
    'Toro',
  ],
];

const LOWEST_RUT = 5_000_000;
const RUTS = 20_000_000;
const PHONES = 10_000_000;
/** Neither shares a factor with its range, so steps visit every number once before any comes again. */
const RUT_STEP = 7_368_787;
const PHONE_STEP = 3_331_333;
const NAME_STEP = 7;

/** The RUT's check digit (módulo 11 with weights 2 to 7). */
const checkDigit = (body: number): string => {
  const digits = [...String(body)].reverse().map(Number);
  const sum = digits.reduce((total, digit, at) => total + digit * ((at % 6) + 2), 0);
  return ['0', 'K', '9', '8', '7', '6', '5', '4', '3', '2', '1'][sum % 11] ?? '0';
};

const pick = (names: string[], at: number): string => names[at % names.length] ?? '';

const person = (at: number, seed: number): FakePerson => {
  const body = LOWEST_RUT + ((seed * 1_009 + at * RUT_STEP) % RUTS);
  const number = (seed * 2_003 + at * PHONE_STEP) % PHONES;
  const name = [
    pick(FIRST_NAMES, seed + at),
    pick(LAST_NAMES, seed + at * NAME_STEP),
    pick(LAST_NAMES, seed + at * NAME_STEP + Math.floor(at / LAST_NAMES.length) + 11),
  ];
  return {
    name: name.join(' '),
    rut: `${body}-${checkDigit(body)}`,
    phone: `+5695${String(number).padStart(7, '0')}`,
  };
};

const isFiller = (rut: string): boolean => /^(\d)\1+-/.test(rut);

/**
 * `n` invented people, always the same for one `seed` (a whole number from 0). RUTs and phones do not repeat within
 * a call (up to ten million people). RUTs made of one repeated digit, which no import accepts, are skipped.
 */
export const fakePeople = (n: number, seed = 1): FakePerson[] => {
  const people: FakePerson[] = [];
  for (let at = 0; people.length < n; at += 1) {
    const next = person(at, seed);
    if (!isFiller(next.rut)) people.push(next);
  }
  return people;
};
