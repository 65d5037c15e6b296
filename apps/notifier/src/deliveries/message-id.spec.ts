import { messageIdOf, readMessageId } from './message-id';

const delivery = {
  signal_id: '018f5b1e-7c3a-4d2e-9a4b-1c2d3e4f5a6b',
  occasion: 'click.send_fix_instructions.2',
  recipient: 'bob@acme.example',
};

it('names the delivery of a Message-ID', () => {
  const id = messageIdOf(delivery, 'mail.example');
  expect(id).toMatch(/^<[^<>@\s]+@mail\.example>$/);
  expect(messageIdOf(delivery, 'mail.example')).toBe(id);
  for (const one of [id, id.slice(1, -1)]) {
    const read = readMessageId(one)!;
    expect(read).toMatchObject({ signal_id: delivery.signal_id, occasion: delivery.occasion });
    expect(read.isTo('bob@acme.example')).toBe(true);
    expect(read.isTo('carol@acme.example')).toBe(false);
  }
});

it.each(['', '<CAF=1@mail.gmail.com>', '<018f5b1e.opened.12345678@mail.example>'])('reads nothing in %p', (id) => {
  expect(readMessageId(id)).toBeUndefined();
});
