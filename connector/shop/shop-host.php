<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** What the generations have in common: constants, OpenCart's tax classes, its order model. */
abstract class CartwrightShopHost implements CartwrightHost
{
    protected $registry;

    private $taxLibraries = array();

    public function __construct($registry)
    {
        $this->registry = $registry;
    }

    public function version()
    {
        return VERSION;
    }

    public function prefix()
    {
        return DB_PREFIX;
    }

    public function taxes($amount, $taxClassId, array $order)
    {
        if ((int) $taxClassId === 0) {
            return array();
        }
        $taxes = array();
        foreach ($this->taxLibrary($order)->getRates((float) $amount, (int) $taxClassId) as $rate) {
            $taxes[] = array(
                'tax_rate_id' => (int) $rate['tax_rate_id'],
                'name' => (string) $rate['name'],
                'type' => (string) $rate['type'],
                'rate' => (string) $rate['rate'],
                // %F writes a point in every locale; OpenCart itself calculates with floats and stores four decimals.
                'amount' => sprintf('%.8F', $rate['amount']),
            );
        }
        return $taxes;
    }

    /** OpenCart's own Tax class, fresh; it must never be the shop's: that one belongs to the session of the call. */
    abstract protected function newTaxLibrary();

    /** OpenCart's order model of the catalogue. */
    protected function orders()
    {
        $this->registry->get('load')->model('checkout/order');
        return $this->registry->get('model_checkout_order');
    }

    private function taxLibrary(array $order)
    {
        $store = $this->storeOf((int) $order['store_id']);
        $places = array(
            'shipping' => array((int) $order['shipping_country_id'], (int) $order['shipping_zone_id']),
            'payment' => array((int) $order['payment_country_id'], (int) $order['payment_zone_id']),
        );
        foreach ($places as $which => $place) {
            // An order without that address: OpenCart takes the shop's own where the shop's default tax address says so, else none.
            if ($place[0] === 0) {
                $places[$which] = $store['default'] === $which ? $store['place'] : null;
            }
        }
        $group = (int) $order['customer_group_id'];
        $key = json_encode(array($group, $places, $store['place']));
        if (!isset($this->taxLibraries[$key])) {
            $this->taxLibraries[$key] = $this->fill($this->newTaxLibrary(), $group, $places, $store['place']);
        }
        return $this->taxLibraries[$key];
    }

    private function fill($tax, $group, array $places, array $store)
    {
        $config = $this->registry->get('config');
        // OpenCart's Tax class reads the group from the settings of the call.
        $before = $config->get('config_customer_group_id');
        $config->set('config_customer_group_id', $group);
        if ($places['shipping'] !== null) {
            $tax->setShippingAddress($places['shipping'][0], $places['shipping'][1]);
        }
        if ($places['payment'] !== null) {
            $tax->setPaymentAddress($places['payment'][0], $places['payment'][1]);
        }
        $tax->setStoreAddress($store[0], $store[1]);
        $config->set('config_customer_group_id', $before);
        return $tax;
    }

    /** Where the order's storefront is, and its default tax address ('shipping', 'payment' or ''). A storefront's own setting goes before the main one. */
    private function storeOf($storeId)
    {
        $sql = new CartwrightSql($this->registry->get('db'), $this->prefix());
        $found = array('config_country_id' => '0', 'config_zone_id' => '0', 'config_tax_default' => '');
        $rows = $sql->rows(
            "SELECT `key`, `value` FROM {setting} WHERE store_id IN (0, #) AND `key` IN ('config_country_id', 'config_zone_id', 'config_tax_default') ORDER BY store_id",
            array($storeId)
        );
        foreach ($rows as $row) {
            $found[$row['key']] = $row['value'];
        }
        return array(
            'place' => array((int) $found['config_country_id'], (int) $found['config_zone_id']),
            'default' => $found['config_tax_default'],
        );
    }
}
