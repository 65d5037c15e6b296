import type { AskedTexts } from './en';

export const ja: AskedTexts = {
  needs_reconnect: '{connection} 連携の再認証が必要です',
  needs_key: '{connection} 連携に新しい API キーが必要です',
  needs_certificate: '{connection} 連携に新しい証明書が必要です',
  needs_sign_on: '{connection} 連携には ID プロバイダーでの修正が必要です',
  needs_permission: '{connection} 連携に権限が足りません',
  needs_endpoint: '{connection} 連携の Webhook を配信できません',
  needs_webhooks: '{connection} 連携の Webhook が長い間届いていません',
  needs_quota: '{connection} 連携のリクエスト数が上限に近づいています',
  needs_account: '{connection} 連携に有効なアカウントが必要です',
  needs_after_mistake: '当社の不手際により、{connection} 連携の再接続が必要です',
  needs_renewal: '{connection} 連携の期限がまもなく切れます',

  says_disconnected: '{product} と {connection} の連携が切断されていることを確認しました。',
  says_paused: 'そのため、システム間のデータ同期は現在停止しています。',
  says_key:
    '{product} との連携に使われている API キーが、{connection} で受け付けられなくなりました。新しいキーを入力するまで、連携は動作しません。',
  says_certificate:
    '{product} と {connection} の連携に使われている証明書の期限が切れました。サインインできない可能性があります。',
  says_sign_on:
    '{connection} 連携について、ID プロバイダーと {product} の設定が一致しなくなりました。サインインできない可能性があります。',
  says_permission: '権限が足りないため、{product} の一部のリクエストが {connection} に拒否されています。',
  says_rest_works: 'そのほかは正常に動作しています。',
  says_endpoint: '{product} が {connection} 連携のために送る Webhook が、貴社のエンドポイントに拒否されています。',
  says_webhooks: '{product} と {connection} の連携の Webhook が、通常よりもはるかに長い間届いていません。',
  says_connection_works: '接続そのものは正常です。',
  says_quota:
    '{product} と {connection} の連携は動作しています。ただし、{connection} で 1 日に許可されているリクエストの大半が使われています。使い切ると、再び使えるようになるまで処理は待機します。',
  says_account:
    '{product} との連携に使われている {connection} アカウントが無効になりました。再び有効にするか、別のアカウントを接続するまで、連携は動作しません。',
  says_mistake:
    '当社の不手際がありました。{product} が {connection} へのアクセスを更新している間に、当社側で処理が中断しました。お客様に問題はございません。申し訳ございません。もう一度接続していただくまで、連携は動作しません。この操作はお客様にしか行えません。',
  says_ends:
    '{product} の {connection} へのアクセスは {ends}に終了します。現在はまだ動作しています。引き続きご利用いただくには、更新してください。',
  says_ends_soon:
    '{product} の {connection} へのアクセスはまもなく終了します。現在はまだ動作しています。引き続きご利用いただくには、更新してください。',

  button_reconnect: '{connection} を今すぐ再接続',
  button_key: '新しい {connection} キーを入力',
  button_certificate: '新しい {connection} メタデータを入力',
  button_sign_on: '新しい {connection} 設定を入力',

  first_key: 'まず {connection} で新しいキーを作成してください。',
  first_certificate: 'まず ID プロバイダーで証明書を更新してください。',
  first_sign_on: 'まず ID プロバイダーで {product} の設定を確認してください。',
  first_permission: 'まず {connection} で、接続中のアカウントに足りない権限を付与してください。',
  first_account: 'まず {connection} でアカウントを有効にするか、別のアカウントを選んでください。',

  step_log_in: '{product} にログインする',
  step_go: '{place} に移動する',
  step_authorize: '「{click}」をクリックし、接続を許可する',
  step_create_key: '{connection} で新しいキーを作成する',
  step_enter_key: '「{click}」をクリックし、新しいキーを入力する',
  step_certificate:
    'ID プロバイダーで証明書を更新する。メタデータとしてそのアドレスが入力されている場合は、これで完了です',
  step_enter_metadata: '「{click}」をクリックし、新しいメタデータを入力する',
  step_open_sign_on: 'ID プロバイダーで {product} の設定を開く',
  step_correct_sign_on: '一致していないアドレス、証明書、オーディエンス、またはクライアントを修正する',
  step_enter_sign_on: 'ID プロバイダーに新しい設定がある場合は、「{click}」をクリックして入力する',
  step_permission: '{connection} で、接続中のアカウントに足りない権限を付与する',
  step_consent: '権限に新たな同意が必要な場合は、「{click}」をクリックする',
  step_reachable: 'エンドポイントにインターネットから到達できることを確認する',
  step_answers: '各 Webhook に数秒以内に 2xx ステータスで応答することを確認する',
  step_next_accepted: '再接続は不要です。エンドポイントが次の Webhook を受け付けると、問題は解消します',
  step_registered: 'Webhook エンドポイントが {product} と {connection} にまだ登録されていることを確認する',
  step_switched_on: 'そこで Webhook が有効になっており、途中で遮断されていないことを確認する',
  step_next_delivered: '再接続は不要です。次の Webhook が配信されると、問題は解消します',
  step_see_apps: '{connection} でどのアプリがリクエストを使っているかを確認し、頻度を下げる',
  step_buy: '{connection} でリクエスト数を追加購入できる場合は、追加する',
  step_ask_less: '{product} からのリクエストを減らしてよい場合は、このメールに返信する',
  step_account: '{connection} アカウントを再び有効にするか、別のアカウントを選ぶ',
  step_renew: '「{click}」をクリックし、アクセスを更新する',
};
