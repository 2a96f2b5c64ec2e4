import type { Scenario } from '../harness/types.ts';
import { allCompleted, crowd, HURRIED, richAccount, sizes } from './steps.ts';

/** Row 23: Retell never says that a call is over. It is hung up, closed, and somebody is told. */
export const row23: Scenario = {
  row: '23',
  name: 'calls that never end, and calls that stay registered',
  kinds: ['call never ends', 'call never rings'],
  scale: sizes({ quick: [1, 4, 2], full: [1, 40, 20] }),
  world: () => ({ workers: 1, api: true, factor: 60 }),
  async run(world, _rng, size) {
    const half = Math.ceil(size.faults / 2);
    const account = await richAccount(world);
    const settings = { ...HURRIED, max_attempts: 1 };
    await crowd(world, account, half, ['0052'], settings);
    world.fault('call never ends', half);
    await crowd(world, account, half, ['0051'], settings);
    world.fault('call never rings', half);
    await crowd(world, account, Math.max(1, size.calls - size.faults), ['0099'], settings);
    await allCompleted(world);
    const live = world.history().filter(({ ended_at }) => ended_at === null).length;
    if (live > 0) world.broken(`${live} calls were left talking`);
    const told = await world.store.connection
      .collection('messages')
      .countDocuments({ subject: 'Llamada cortada: superó su duración máxima' });
    if (told < half) world.broken(`${told} notices for ${half} calls that never ended`);
  },
};
