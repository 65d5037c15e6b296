import { UrlOf } from '@linesman/service-kit';

export class PagerConfig {
  @UrlOf('http', 'https') PAGER_URL: string;
}
