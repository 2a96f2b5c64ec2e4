export { fakePeople, type FakePerson } from '@timbre/demo';
