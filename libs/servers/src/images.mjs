/** docker-compose.yml names the same images; a test compares them. */
export const images = {
  postgres: 'postgres:17.6-alpine',
  nats: 'nats:2.12.1-alpine',
  redis: 'redis:7.4.5-alpine',
};
export const natsImageVersion = images.nats.match(/:([\d.]+)/)[1];
