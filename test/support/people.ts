export { fakePeople, type FakePerson } from '../../apps/demo/src/people.ts';
