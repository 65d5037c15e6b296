import { textOf } from '../../http/fields';
import type { Block } from './slack-message';

type Json = Record<string, unknown>;

const known = [
  'actions',
  'context',
  'divider',
  'file',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'video',
  'markdown',
];
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Checks Slack's published limits, and names the path of what breaks one, as Slack does. */
export function checkBlocks(blocks: unknown, most = 50): string[] {
  const problems: string[] = [];
  const wrong = (what: string, where: string): void => void problems.push(`[ERROR] ${what} [json-pointer:${where}]`);
  const list = (value: unknown, where: string, most: number): Json[] => {
    if (!Array.isArray(value) || value.length === 0) return (wrong('must provide at least one item', where), []);
    if (value.length > most) wrong(`no more than ${most} items allowed`, where);
    return value.filter(isObject);
  };
  const text = (value: unknown, where: string, most: number, plain = false): void => {
    if (!isObject(value) || typeof value['text'] !== 'string') return wrong('missing required field: text', where);
    if (plain ? value['type'] !== 'plain_text' : !['plain_text', 'mrkdwn'].includes(value['type'] as string)) {
      wrong(`unsupported type: ${String(value['type'])}`, `${where}/type`);
    }
    if (value['text'].length < 1) wrong('must be more than 0 characters', `${where}/text`);
    if (value['text'].length > most) wrong(`must be less than ${most + 1} characters`, `${where}/text`);
  };
  const options = (value: unknown, where: string): void =>
    list(value, where, 100).forEach((option, n) => {
      text(option['text'], `${where}/${n}/text`, 75);
      if (textOf(option['value']).length > 150) wrong('must be less than 151 characters', `${where}/${n}/value`);
    });
  const menu = (item: Json, where: string): void => {
    if (item['placeholder'] !== undefined) text(item['placeholder'], `${where}/placeholder`, 150, true);
    if (item['option_groups'] === undefined) return options(item['options'], `${where}/options`);
    list(item['option_groups'], `${where}/option_groups`, 100).forEach((group, n) => {
      text(group['label'], `${where}/option_groups/${n}/label`, 75, true);
      options(group['options'], `${where}/option_groups/${n}/options`);
    });
  };
  const element = (item: Json, where: string): void => {
    if (textOf(item['action_id']).length > 255) wrong('must be less than 256 characters', `${where}/action_id`);
    if (item['type'] === 'static_select') return menu(item, where);
    if (item['type'] !== 'button') return;
    text(item['text'], `${where}/text`, 75, true);
    if (textOf(item['value']).length > 2000) wrong('must be less than 2001 characters', `${where}/value`);
    if (textOf(item['url']).length > 3000) wrong('must be less than 3001 characters', `${where}/url`);
    if (item['style'] !== undefined && !['primary', 'danger'].includes(item['style'] as string))
      wrong('invalid style', `${where}/style`);
  };
  const block = (item: Block, where: string): void => {
    if (!known.includes(item.type)) return wrong(`unsupported type: ${String(item.type)}`, `${where}/type`);
    if (String(item.block_id ?? '').length > 255) wrong('must be less than 256 characters', `${where}/block_id`);
    if (item.type === 'header') text(item['text'], `${where}/text`, 150, true);
    if (item.type === 'section') {
      if (item['text'] === undefined && item['fields'] === undefined)
        wrong('missing required field: text or fields', where);
      if (item['text'] !== undefined) text(item['text'], `${where}/text`, 3000);
      if (item['fields'] !== undefined) {
        list(item['fields'], `${where}/fields`, 10).forEach((field, n) => text(field, `${where}/fields/${n}`, 2000));
      }
      if (isObject(item['accessory'])) element(item['accessory'], `${where}/accessory`);
    }
    if (item.type === 'context') {
      list(item['elements'], `${where}/elements`, 10).forEach((part, n) => {
        if (part['type'] !== 'image') text(part, `${where}/elements/${n}`, 3000);
      });
    }
    if (item.type === 'actions') {
      const elements = list(item['elements'], `${where}/elements`, 25);
      elements.forEach((part, n) => element(part, `${where}/elements/${n}`));
      const ids = elements.map((part) => part['action_id']).filter((id) => id !== undefined);
      if (new Set(ids).size < ids.length) wrong('action_id must be unique within the block', `${where}/elements`);
    }
  };
  if (!Array.isArray(blocks) || !blocks.every(isObject))
    return ['[ERROR] must be an array of blocks [json-pointer:/blocks]'];
  if (blocks.length > most) wrong(`no more than ${most} items allowed`, '/blocks');
  blocks.forEach((item, n) => block(item as Block, `/blocks/${n}`));
  const ids = blocks.map((item) => item['block_id']).filter((id) => id !== undefined);
  if (new Set(ids).size < ids.length) wrong('block_id must be unique within the message', '/blocks');
  return problems;
}
