import type { Tariff } from "@ev-vehicles/types";
import type { TariffRecord } from "../state/records.ts";
import type { ExpandTree } from "./expand-tree.ts";
import type { View } from "./view.ts";

/** A tariff as the API returns it; its supplier can be expanded. */
export function presentTariff(tariff: TariffRecord, { fleet, links }: View, expand: ExpandTree): Tariff {
  const { id, name, icon } = fleet.suppliers.getOrThrow(tariff.supplier);
  const url = links.resource(id);
  const logo = icon && links.media(`tariff_suppliers/${icon}`);
  const { daily_prices: prices } = tariff;
  return {
    id: tariff.id,
    url: links.resource(tariff.id),
    supplier: expand.supplier ? { id, url, name, icon: logo, highlighted: logo !== null } : url,
    name: tariff.name,
    currency: tariff.currency,
    type: tariff.type,
    highlighted: tariff.type === "DYNAMIC",
    gsp_group: tariff.gsp_group,
    valid_from: "2024-01-01",
    valid_until: null,
    timezone_name: tariff.timezone_name,
    price_chart_url: tariff.type === "DYNAMIC" ? links.media(`tariffs/${tariff.id}.svg`) : null,
    scheduler_tariff: null,
    ...(prices && { daily_prices: prices }),
  };
}
