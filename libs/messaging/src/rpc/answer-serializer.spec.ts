import { answerSerializer } from './answer-serializer';

const sent = (packet: object): unknown => JSON.parse((answerSerializer.serialize(packet) as { data: string }).data);

it('sends an answer that a message can carry, counted in bytes', () => {
  const answer = { id: '1', response: { output: 'a'.repeat(900_000) }, isDisposed: true };
  expect(sent(answer)).toEqual(answer);
});

it('refuses in place of an answer that no message can carry', () => {
  expect(sent({ id: '1', response: { output: '漢'.repeat(400_000) }, isDisposed: true })).toMatchObject({
    id: '1',
    err: { status: 500, type: 'urn:linesman:problem:answer-too-large' },
    isDisposed: true,
  });
});
