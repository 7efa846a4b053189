<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The changes of an edit that concern the order's own row: customer, addresses, methods, comment. */
class CartwrightPlanHeader
{
    private $plan;
    private $sql;
    private $seen = array();

    public function __construct(CartwrightPlan $plan, $sql)
    {
        $this->plan = $plan;
        $this->sql = $sql;
    }

    public function apply(array $change)
    {
        $do = $change['do'];
        if (!in_array($do, array('set-customer', 'set-address', 'set-method', 'set-comment'), true)) {
            return;
        }
        $what = $do . (isset($change['which']) ? ' ' . $change['which'] : '');
        if (isset($this->seen[$what])) {
            throw new CartwrightRefusal('bad-input', array('field' => $change['path'], 'why' => 'changes the same thing twice'));
        }
        $this->seen[$what] = true;
        $before = $this->plan->after->order;
        if ($do === 'set-customer') {
            $this->texts($change, array('firstname', 'lastname', 'email', 'telephone'), '', $change['path']);
        } elseif ($do === 'set-comment') {
            $this->texts($change, array('comment'), '', $change['path']);
        } elseif ($do === 'set-address') {
            $this->address($change);
        } else {
            $this->method($change);
        }
        if ($this->plan->after->order !== $before) {
            $says = array('set-customer' => 'Customer', 'set-comment' => 'Comment', 'set-address payment' => 'Payment address', 'set-address shipping' => 'Shipping address',
                'set-method payment' => 'Payment method', 'set-method shipping' => 'Shipping method');
            $this->plan->say($says[$what] . ' changed');
        }
    }

    private function texts(array $values, array $names, $prefix, $path)
    {
        foreach ($names as $name) {
            $this->set($prefix . $name, $this->plan->shape->fit('order', $prefix . $name, $values[$name], $path . '.' . $name));
        }
    }

    /** Keeps the stored value where it is the same, so that NULL stays NULL and the row stays as it was. */
    private function set($column, $text)
    {
        if ((string) $this->plan->after->order[$column] !== $text) {
            $this->plan->after->order[$column] = $text;
        }
    }

    private function address(array $change)
    {
        $prefix = $change['which'] . '_';
        $address = $change['address'];
        $this->texts($address, array('firstname', 'lastname', 'company', 'address_1', 'address_2', 'city', 'postcode'), $prefix, $change['path'] . '.address');
        $order = $this->plan->after->order;
        $hasCountry = (int) $order[$prefix . 'country_id'] === $address['country_id'];
        if (!$hasCountry) {
            $country = $this->country($address['country_id']);
            $this->set($prefix . 'country_id', (string) $address['country_id']);
            $this->set($prefix . 'country', $this->plan->shape->fitEncoded('order', $prefix . 'country', $country['name'], $change['path'] . '.address.country_id'));
            $this->set($prefix . 'address_format', $country['format']);
        }
        if (!$hasCountry || (int) $order[$prefix . 'zone_id'] !== $address['zone_id']) {
            $zone = $this->zone($address['zone_id'], $address['country_id']);
            $this->set($prefix . 'zone_id', (string) $address['zone_id']);
            $this->set($prefix . 'zone', $this->plan->shape->fitEncoded('order', $prefix . 'zone', $zone, $change['path'] . '.address.zone_id'));
        }
    }

    private function country($id)
    {
        $row = $this->sql->row('SELECT * FROM {country} WHERE `country_id` = #', array($id));
        if ($row === null) {
            CartwrightPlan::impossible('country', array('country_id' => $id));
        }
        $format = isset($row['address_format']) ? $row['address_format'] : '';
        if (isset($row['address_format_id'])) {
            $found = $this->sql->row('SELECT `address_format` FROM {address_format} WHERE `address_format_id` = #', array($row['address_format_id']));
            $format = $found === null ? '' : (string) $found['address_format'];
        }
        return array('name' => isset($row['name']) ? $row['name'] : $this->described('country', $id), 'format' => $format);
    }

    private function zone($id, $countryId)
    {
        if ($id === 0) {
            return '';
        }
        $row = $this->sql->row('SELECT * FROM {zone} WHERE `zone_id` = # AND `country_id` = #', array($id, $countryId));
        if ($row === null) {
            CartwrightPlan::impossible('zone', array('zone_id' => $id));
        }
        return isset($row['name']) ? $row['name'] : $this->described('zone', $id);
    }

    /** 4.1 keeps names of places by language. */
    private function described($kind, $id)
    {
        $row = $this->sql->row(
            "SELECT `name` FROM {{$kind}_description} WHERE `{$kind}_id` = # ORDER BY `language_id` = # DESC, `language_id` LIMIT 1",
            array($id, $this->plan->before->order['language_id'])
        );
        return $row === null ? '' : (string) $row['name'];
    }

    private function method(array $change)
    {
        $column = $change['which'] . '_method';
        if ($this->plan->shape->has('order', $change['which'] . '_code')) {
            $this->set($column, $this->plan->shape->fit('order', $column, $change['title'], $change['path'] . '.title'));
            $this->set($change['which'] . '_code', $this->plan->shape->fit('order', $change['which'] . '_code', $change['code'], $change['path'] . '.code'));
            return;
        }
        $method = self::decoded($this->plan->after->order[$column]);
        $members = array('name' => CartwrightShape::encode($change['title']), 'code' => CartwrightShape::encode($change['code']));
        foreach ($members as $name => $value) {
            if (isset($method->$name) && $method->$name === $value) {
                unset($members[$name]);
            }
        }
        if (count($members) > 0) {
            foreach ($members as $name => $value) {
                $method->$name = $value;
            }
            $this->set($column, $this->plan->shape->fitEncoded('order', $column, json_encode($method), $change['path'] . '.title'));
        }
    }

    /** A method of 4.x as an object, so that members nobody names go back as they came. */
    public static function decoded($text)
    {
        $method = json_decode((string) $text);
        return is_object($method) ? $method : new stdClass();
    }
}
