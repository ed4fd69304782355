package io.github.upgradeguard.product;

/** A product that is not there or whose file cannot be used. The message says where, what is wrong and what to write. */
public final class ProductFileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ProductFileException(String message) {
        super(message);
    }

    ProductFileException(Place place, String message) {
        super(place + ": " + message);
    }
}
