<?php
// SPDX-License-Identifier: GPL-3.0-or-later

/** The input of `edit`, read and checked for its shape; what it asks for is judged by the plan. */
class CartwrightEditInput
{
    const MOST_QUANTITY = 9999999;

    public $key;
    public $orderId;
    public $version;
    public $preview;
    public $changes = array();
    public $comment;
    public $notify;
    public $digest;

    public function __construct(array $input)
    {
        $fields = new CartwrightFields($input, '');
        $this->key = $fields->key('key');
        $this->orderId = $fields->id('order_id');
        $this->version = $fields->version('version');
        $this->preview = $fields->yes('preview');
        foreach ($fields->objects('changes', 1, 500) as $change) {
            $this->changes[] = $this->change($change);
        }
        $history = $fields->object('history');
        $this->comment = $history->text('comment', 20000);
        $this->notify = $history->yes('notify');
        $history->nothingElse();
        $fields->nothingElse();
        // The digest is of what was asked, not of the text it came in: the key's spelling and the order of members do not count.
        $this->digest = sha1(json_encode(array('edit', $this->orderId, $this->version, $this->changes, $this->comment, $this->notify)));
    }

    private function change($fields)
    {
        $does = array('set-quantity', 'set-price', 'set-name', 'set-options', 'remove-line', 'add-product', 'add-line', 'add-discount', 'set-shipping-cost',
            'set-customer', 'set-address', 'set-method', 'set-comment', 'remove-total');
        $do = $fields->oneOf('do', $does);
        if (in_array($do, array('set-quantity', 'set-price', 'set-name', 'set-options', 'remove-line'), true)) {
            $change = $this->lineChange($do, $fields);
        } elseif (in_array($do, array('add-product', 'add-line', 'add-discount', 'set-shipping-cost', 'remove-total'), true)) {
            $change = $this->moneyChange($do, $fields);
        } else {
            $change = $this->orderChange($do, $fields);
        }
        $fields->nothingElse();
        return array('do' => $do, 'path' => $fields->path('')) + $change;
    }

    private function lineChange($do, $fields)
    {
        $change = array('order_product_id' => $fields->id('order_product_id'));
        if ($do === 'set-quantity') {
            $change['quantity'] = $this->quantity($fields);
        } elseif ($do === 'set-price') {
            $change['price'] = $fields->decimal('price', 0);
        } elseif ($do === 'set-name') {
            $change['name'] = $fields->text('name', 255, 1);
            $change['model'] = $fields->text('model', 255);
        } elseif ($do === 'set-options') {
            $change['options'] = $this->options($fields);
        }
        return $change;
    }

    private function moneyChange($do, $fields)
    {
        if ($do === 'add-product') {
            return array(
                'product_id' => $fields->id('product_id'),
                'quantity' => $this->quantity($fields),
                'options' => $this->options($fields),
                'price' => $fields->isNull('price') ? null : $fields->decimal('price', 0),
            );
        }
        if ($do === 'add-line') {
            return array(
                'name' => $fields->text('name', 255, 1),
                'model' => $fields->text('model', 255),
                'quantity' => $this->quantity($fields),
                'price' => $fields->decimal('price', 0),
                'tax_class_id' => $fields->id('tax_class_id', 0),
            );
        }
        if ($do === 'add-discount') {
            return array('title' => $fields->text('title', 255, 1), 'amount' => $fields->decimal('amount', 1));
        }
        if ($do === 'set-shipping-cost') {
            return array(
                'amount' => $fields->decimal('amount', 0),
                'tax_class_id' => $fields->isNull('tax_class_id') ? null : $fields->id('tax_class_id', 0),
            );
        }
        return array('order_total_id' => $fields->id('order_total_id'));
    }

    private function orderChange($do, $fields)
    {
        if ($do === 'set-comment') {
            return array('comment' => $fields->text('comment', 20000));
        }
        if ($do === 'set-customer') {
            return $this->texts($fields, array('firstname', 'lastname', 'email', 'telephone'));
        }
        $change = array('which' => $fields->oneOf('which', array('payment', 'shipping')));
        if ($do === 'set-method') {
            return $change + $this->texts($fields, array('title', 'code'));
        }
        $address = $fields->object('address');
        $change['address'] = $this->texts($address, array('firstname', 'lastname', 'company', 'address_1', 'address_2', 'city', 'postcode'));
        $change['address']['country_id'] = $address->id('country_id', 0);
        $change['address']['zone_id'] = $address->id('zone_id', 0);
        $address->nothingElse();
        return $change;
    }

    private function texts($fields, array $names)
    {
        $texts = array();
        foreach ($names as $name) {
            $texts[$name] = $fields->text($name, 255);
        }
        return $texts;
    }

    private function quantity($fields)
    {
        return $fields->whole('quantity', -2147483648, 2147483647);
    }

    private function options($fields)
    {
        $options = array();
        foreach ($fields->objects('options', 0, 100) as $option) {
            $options[] = array(
                'product_option_id' => $option->id('product_option_id'),
                'product_option_value_id' => $option->id('product_option_value_id', 0),
                'value' => $option->text('value', 20000),
            );
            $option->nothingElse();
        }
        return $options;
    }
}
