export interface Bill {
  cents: number;
}
